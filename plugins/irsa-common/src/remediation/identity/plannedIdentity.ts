import { IdentityPlan, PlanCluster } from '../../plan';
import { clusterOf } from '../resources/arnParts';
import { RoleResource } from '../resources/awsResource';
import { eksClusterOf, Identity } from './identity';

/** Name of the inline policy of a planned role. */
const INLINE_POLICY = 'permissions';

/** A planned identity as all forms write it; `clusters` are those that it was planned for. */
export function plannedIdentity(
  { role, associations, manifests }: IdentityPlan,
  clusters: readonly PlanCluster[],
): Identity {
  const resource: RoleResource = {
    kind: 'role',
    account: role.account,
    name: role.name,
    path: role.path,
    trustPolicy: role.trustPolicy,
    permissionsBoundaryArn: role.permissionsBoundary,
    managedPolicyArns: role.managedPolicies,
    inlinePolicies: role.permissionsPolicy
      ? [{ name: INLINE_POLICY, document: role.permissionsPolicy }]
      : [],
    tags: role.tags,
  };
  return {
    roleArn: role.arn,
    role: resource,
    eksClusters: clusters.flatMap(({ arn }) => eksClusterOf(arn) ?? []),
    associations: associations.map(
      ({ clusterArn, namespace, serviceAccount, roleArn }) => ({
        kind: 'association' as const,
        cluster: clusterOf(clusterArn),
        namespace,
        serviceAccount,
        roleArn,
        role: resource,
      }),
    ),
    manifests: manifests.map(({ clusters: names, object }) => ({
      ...(manifests.length > 1 && { name: names.join('-') }),
      objects: [object],
    })),
  };
}
