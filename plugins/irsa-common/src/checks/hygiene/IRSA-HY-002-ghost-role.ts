import { EstateCluster } from '../../resolve/estate';
import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';

/** Roles that the ConfigMap of a cluster's webhook names, gathered when they are asked for first. */
const webhookRoles = new WeakMap<EstateCluster, ReadonlySet<string>>();

function webhookRolesOf(cluster: EstateCluster): ReadonlySet<string> {
  const roles =
    webhookRoles.get(cluster) ??
    new Set([...cluster.webhookRoles.values()].map(each => each.roleArn));
  webhookRoles.set(cluster, roles);
  return roles;
}

/** A role for service accounts that none of them names. */
export const ghostRole = defineCheck({
  id: 'IRSA-HY-002',
  title: 'Role for service accounts that no service account names',
  severity: 'low',
  over: 'role',
  what: 'The trust policy of a role is for clusters that were read, and in none of them does an annotation or an association name the role.',
  why: 'It mostly stays behind when a service is removed. Whoever may annotate a service account that it trusts gets its permissions.',
  howWeKnow:
    '`<prefix>/role-arn` of every ServiceAccount, the associations, and the ConfigMap of the webhook in every cluster that the trust policy names.',
  fix: 'Delete the role, with its policies if nothing else uses them.',
  verify: 'The role is gone.',
  needs: [
    READABLE_POLICY,
    { kind: 'service-account', of: 'trusted-clusters' },
    { kind: 'pod-identity-association', of: 'trusted-clusters' },
    { kind: 'webhook-role', of: 'trusted-clusters' },
  ],
  *run(role, context): Iterable<CheckHit> {
    const { estate } = context;
    const clusters = role.places['trusted-clusters'] ?? [];
    const isNamedByWebhook = clusters.some(name => {
      const cluster = estate.clusters.get(name);
      return cluster && webhookRolesOf(cluster).has(role.arn.arn);
    });
    if (
      role.irsa.length + role.associations.length > 0 ||
      isNamedByWebhook ||
      clusters.length === 0
    ) {
      return;
    }
    yield {
      cause: [],
      // The component that it was made for knows best whether it can go.
      entityRefs: context.entitiesDeclaring(role.arn.arn),
      message: `Role ${
        role.arn.name
      } is for service accounts of ${clusters.join(
        ', ',
      )}, and none of them names it.`,
      evidence: [
        {
          source: `Trust policy of ${role.arn.name}`,
          path: 'Statement[].Principal',
          value: role.providers.join(', '),
        },
        {
          source: `Service accounts of ${clusters.join(', ')}`,
          path: 'metadata.annotations["eks.amazonaws.com/role-arn"]',
          value: `none names ${role.arn.arn}`,
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `If nobody needs it, detach the policies of ${role.arn.name} and delete it.`,
        },
      ],
    };
  },
});
