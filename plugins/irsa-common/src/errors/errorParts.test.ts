import { explainError } from './explainError';

const partsOf = (text: string) => explainError(text).extracted;

describe('what a message names', () => {
  it('is taken out of a refused action', () => {
    expect(
      partsOf(
        `An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/payments-api/botocore-session-1700000000 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::refunds/a.json" because no identity-based policy allows the s3:PutObject action`,
      ),
    ).toEqual({
      errorCode: 'AccessDenied',
      callerArn:
        'arn:aws:sts::111122223333:assumed-role/payments-api/botocore-session-1700000000',
      callerRoleName: 'payments-api',
      sessionName: 'botocore-session-1700000000',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::refunds/a.json',
      account: '111122223333',
    });
  });

  it('is taken out of a role that another one wants, in a sentence', () => {
    expect(
      partsOf(
        'User: arn:aws-cn:iam::111122223333:user/team/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws-cn:iam::444455556666:role/team/app.',
      ),
    ).toEqual({
      roleArn: 'arn:aws-cn:iam::444455556666:role/team/app',
      callerArn: 'arn:aws-cn:iam::111122223333:user/team/ci',
      action: 'sts:AssumeRole',
      resource: 'arn:aws-cn:iam::444455556666:role/team/app',
      account: '444455556666',
    });
  });

  it('is taken out of a missing provider, wrapped in JSON', () => {
    expect(
      partsOf(
        JSON.stringify({
          msg: 'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE\n\tstatus code: 400, request id: 1b2c3d4e-aaaa-4bbb-8ccc-ddddeeeeffff',
        }),
      ),
    ).toEqual({
      errorCode: 'InvalidIdentityToken',
      issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
      region: 'eu-west-1',
      requestId: '1b2c3d4e-aaaa-4bbb-8ccc-ddddeeeeffff',
    });
  });

  it.each([
    ['requestId: "0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee"'],
    ['<RequestId>0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee</RequestId>'],
    [
      'RequestID: , canceled, Request ID: 0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee)',
    ],
    [
      'request identifier unknown; request_id=0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee',
    ],
    [String.raw`{\"x\":\"request id: 0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee\"}`],
  ])('has the id of the request in %s', text => {
    expect(partsOf(text)).toEqual({
      requestId: '0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee',
    });
  });

  it.each([
    ['sub: system:serviceaccount:payments:refund-worker, aud: sts'],
    [
      'error looking up service account payments/refund-worker: serviceaccount "refund-worker" not found',
    ],
  ])('has the service account in %s', text => {
    expect(partsOf(text)).toEqual({
      serviceAccount: { namespace: 'payments', name: 'refund-worker' },
    });
  });

  it('has nothing where nothing is named', () => {
    expect(
      partsOf('arn:aws:iam::1111:role/x, User: me, perform a dance'),
    ).toEqual({});
  });
});
