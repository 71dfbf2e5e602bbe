import { AwsCall, awsCalls } from './calls';

/** A statement of an IAM policy that allows the actions. */
function allow(sid: string, actions: readonly string[]) {
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: '*' };
}

/** The statement to add where one call is forbidden, as JSON. */
export function statementFor(call: AwsCall): string | undefined {
  return call.action
    ? JSON.stringify(allow(`Irsa${call.operation}`, [call.action]), null, 2)
    : undefined;
}

/** The least policy with which an account and its clusters are read whole. */
export function readerPolicy() {
  const actions = (service: AwsCall['service']) =>
    Object.values<AwsCall>(awsCalls).flatMap(call =>
      call.service === service && call.action && !call.isFallback
        ? [call.action]
        : [],
    );
  return {
    Version: '2012-10-17',
    Statement: [
      allow('IrsaReadIam', actions('iam')),
      allow('IrsaReadEks', actions('eks')),
    ],
  };
}
