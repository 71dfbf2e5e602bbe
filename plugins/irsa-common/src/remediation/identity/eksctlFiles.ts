import { yamlText } from '../emit/yaml';
import { fileName } from '../resources/names';
import { webIdentityStatements } from '../resources/webIdentity';
import { Identity } from './identity';
import { IdentityFile } from './types';

/**
 * A `ClusterConfig` of eksctl that makes the role, or why eksctl cannot.
 *
 * Source: https://eksctl.io/usage/iamserviceaccounts/ and https://eksctl.io/usage/schema/
 */
export function eksctlFiles(identity: Identity): IdentityFile[] | string {
  const why = problemOf(identity);
  if (why !== undefined) {
    return `eksctl cannot make this role: ${why}. Use another form.`;
  }
  const { role, eksClusters } = identity;
  const [{ name, region }] = eksClusters;
  const [namespace, serviceAccount] = subjectsOf(identity)[0].split(':');
  const [policy] = role.inlinePolicies;
  return [
    {
      path: `${fileName(role.name)}.eksctl.yaml`,
      content: yamlText({
        apiVersion: 'eksctl.io/v1alpha5',
        kind: 'ClusterConfig',
        metadata: { name, region },
        iam: {
          withOIDC: true,
          serviceAccounts: [
            {
              metadata: { name: serviceAccount, namespace },
              roleName: role.name,
              // The manifest beside this file makes the service account.
              roleOnly: true,
              ...(role.managedPolicyArns.length === 0
                ? {}
                : { attachPolicyARNs: role.managedPolicyArns }),
              ...(policy ? { attachPolicy: policy.document } : {}),
              ...(role.permissionsBoundaryArn === undefined
                ? {}
                : { permissionsBoundary: role.permissionsBoundaryArn }),
              ...(Object.keys(role.tags).length === 0
                ? {}
                : { tags: role.tags }),
            },
          ],
        },
      }),
    },
  ];
}

/** The service accounts that the role trusts, `<namespace>:<name>` each; none where it trusts anything else. */
function subjectsOf({ role }: Identity): readonly string[] {
  const statements = webIdentityStatements(role.trustPolicy) ?? [];
  return statements.length === 1 &&
    statements[0].audience === 'sts.amazonaws.com'
    ? statements[0].subjects
    : [];
}

function problemOf(identity: Identity): string | undefined {
  const { role, eksClusters, associations } = identity;
  if (associations.length > 0) {
    return 'for Pod Identity it writes a trust policy without conditions, which every service account of the account could be associated with';
  }
  if (subjectsOf(identity).length !== 1) {
    return 'it makes a role for one service account of one cluster with the audience sts.amazonaws.com, and this one is for more or for others';
  }
  if (eksClusters.length !== 1) {
    return 'the ARN of the cluster is not given';
  }
  const unknown = [
    role.path === '/' ? [] : ['a path'],
    role.description === undefined ? [] : ['a description'],
    role.maxSessionDuration === undefined ? [] : ['a longest session'],
  ].flat();
  if (unknown.length > 0) {
    return `it does not know ${unknown.join(' or ')} of a role`;
  }
  if (role.inlinePolicies.length > 1) {
    return 'it takes one inline policy, and there are more';
  }
  return role.inlinePolicies.length + role.managedPolicyArns.length === 0
    ? 'it asks for at least one policy'
    : undefined;
}
