import { jsonText } from '../emit/json';
import { command, remark } from '../emit/shell';
import { AssociationResource } from '../resources/awsResource';
import { fileName, uniqueNames } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

/** The policies as JSON, and a script that makes the role of them with the AWS CLI; or why that cannot be. */
export function jsonFiles(identity: Identity): IdentityFile[] | string {
  const { role } = identity;
  if (/^(file|fileb|https?):\/\//.test(role.description ?? '')) {
    return 'The AWS CLI would read the description from the address that it begins with; begin it with a word.';
  }
  const name = fileName(role.name);
  const trust = {
    path: `${name}.trust-policy.json`,
    content: jsonText(role.trustPolicy),
  };
  const names = uniqueNames(
    role.inlinePolicies.map(policy => policy.name),
    fileName,
  );
  const policies = role.inlinePolicies.map((policy, index) => ({
    path: `${name}.policy.${names[index]}.json`,
    content: jsonText(policy.document),
    policyName: policy.name,
  }));
  const roleName = ['--role-name', role.name];
  const steps = [
    command(
      ...['aws', 'iam', 'create-role', ...roleName],
      ...(role.path === '/' ? [] : ['--path', role.path]),
      ...option('--description', role.description),
      ...option('--permissions-boundary', role.permissionsBoundaryArn),
      ...option('--max-session-duration', role.maxSessionDuration?.toString()),
      ...['--assume-role-policy-document', `file://${trust.path}`],
      ...tagOptions(role.tags),
    ),
    ...role.managedPolicyArns.map(policyArn =>
      command(
        ...['aws', 'iam', 'attach-role-policy', ...roleName],
        ...['--policy-arn', policyArn],
      ),
    ),
    ...policies.map(({ path, policyName }) =>
      command(
        ...['aws', 'iam', 'put-role-policy', ...roleName],
        ...['--policy-name', policyName],
        ...['--policy-document', `file://${path}`],
      ),
    ),
    ...identity.associations.map(associationCommand),
  ];
  return [
    trust,
    ...policies.map(({ path, content }) => ({ path, content })),
    {
      path: `${name}.create.sh`,
      content: `${[
        '#!/bin/sh',
        remark(
          `Makes the role ${role.name} in account ${role.account}. Run it in the folder of this file.`,
        ),
        'set -eu',
        '',
        ...steps,
      ].join('\n')}\n`,
    },
  ];
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}

/** In JSON, because the short form takes a comma in a value for its end. */
function tagOptions(tags: Readonly<Record<string, string>>): string[] {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length === 0 ? [] : ['--tags', JSON.stringify(list)];
}

function associationCommand({
  cluster,
  namespace,
  serviceAccount,
  roleArn,
}: AssociationResource): string {
  return command(
    ...['aws', 'eks', 'create-pod-identity-association'],
    ...['--region', cluster.region],
    ...['--cluster-name', cluster.name],
    ...['--namespace', namespace],
    ...['--service-account', serviceAccount],
    ...['--role-arn', roleArn],
  );
}
