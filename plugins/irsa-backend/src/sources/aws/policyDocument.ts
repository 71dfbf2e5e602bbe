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

/**
 * The statement with which the backend may become the role that reads an account, as JSON.
 *
 * @param said - what AWS said when it refused, which mostly names the role
 */
export function assumeStatementFor(accountId: string, said: string): string {
  const [, role] =
    /on resource: (arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+)/.exec(said) ?? [];
  return JSON.stringify(
    {
      ...allow('IrsaAssumeReader', ['sts:AssumeRole']),
      Resource: role ?? `arn:aws:iam::${accountId}:role/<name of the role>`,
    },
    null,
    2,
  );
}

/** The actions of a service, those that are always needed or those of an option. */
function actionsOf(
  service: AwsCall['service'],
  optional?: AwsCall['optional'],
): string[] {
  return Object.values<AwsCall>(awsCalls).flatMap(call =>
    call.service === service && call.action && call.optional === optional
      ? [call.action]
      : [],
  );
}

/** The least policy with which an account and its clusters are read whole. */
export function readerPolicy() {
  return {
    Version: '2012-10-17',
    Statement: [
      allow('IrsaReadIam', actionsOf('iam')),
      allow('IrsaReadEks', actionsOf('eks')),
    ],
  };
}

/** What is needed beside it for the roles of nodes. */
export function nodeRolesStatement() {
  return allow('IrsaReadNodeRoles', actionsOf('eks', 'node roles'));
}

/** What is needed beside it in the account that lists the organization. */
export function organizationStatement() {
  return allow(
    'IrsaReadOrganization',
    actionsOf('organizations', 'organization'),
  );
}
