import { serviceOf } from './awsCalls.mjs';

/** An error as a service of AWS words it: XML from IAM and STS, JSON from EKS. */
const errorOf = (call, status, codes, message) =>
  serviceOf(call) === 'eks'
    ? {
        status: codes.eksStatus ?? status,
        headers: {
          'content-type': 'application/json',
          'x-amzn-errortype': codes.eks,
        },
        body: JSON.stringify({ message }),
      }
    : {
        status,
        headers: { 'content-type': 'text/xml' },
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>${codes.iam}</Code><Message>${message}</Message></Error><RequestId>3b1a</RequestId></ErrorResponse>`,
      };

/** Errors of AWS. */
export const awsErrors = {
  throttled: call =>
    errorOf(
      call,
      400,
      { iam: 'Throttling', eks: 'TooManyRequestsException', eksStatus: 429 },
      'Rate exceeded',
    ),
  // Some gateways quote what they could not pass on, with its headers.
  error500: call =>
    errorOf(
      call,
      500,
      { iam: 'InternalFailure', eks: 'ServerException' },
      `the upstream failed for x-amz-security-token: ${call.headers['x-amz-security-token']}`,
    ),
  forbidden: call =>
    errorOf(
      call,
      403,
      { iam: 'AccessDenied', eks: 'AccessDeniedException' },
      'User is not authorized to perform this action',
    ),
  expired: call =>
    errorOf(
      call,
      400,
      { iam: 'InvalidInput', eks: 'InvalidParameterException' },
      'The marker has expired',
    ),
};
