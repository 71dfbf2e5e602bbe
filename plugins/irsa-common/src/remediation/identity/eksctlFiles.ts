import { yamlText } from '../emit/yaml';
import { fileName } from '../resources/names';
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
  const { role, serviceAccounts, eksClusters } = identity;
  const [{ name, region }] = eksClusters;
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
              metadata: serviceAccounts[0],
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

function problemOf({
  spec,
  role,
  audience,
  serviceAccounts,
  eksClusters,
}: Identity): string | undefined {
  if (spec.mechanism === 'pod-identity') {
    return 'for Pod Identity it writes a trust policy without conditions, which every service account of the account could be associated with';
  }
  if (serviceAccounts.length > 1 || spec.clusters.length > 1) {
    return 'it makes a role for one service account of one cluster, and there are more';
  }
  if (eksClusters.length === 0) {
    return 'the ARN of the cluster is not given';
  }
  if (audience !== 'sts.amazonaws.com') {
    return `its trust policies have the audience sts.amazonaws.com, and this one has ${audience}`;
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
