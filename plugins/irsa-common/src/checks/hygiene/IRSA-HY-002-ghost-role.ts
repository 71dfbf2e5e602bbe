import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';

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
  *run(role, { estate }): Iterable<CheckHit> {
    const clusters = role.places['trusted-clusters'] ?? [];
    const isNamedByWebhook = clusters.some(name =>
      [...(estate.clusters.get(name)?.webhookRoles.values() ?? [])].some(
        each => each.roleArn === role.arn.arn,
      ),
    );
    if (
      role.irsa.length + role.associations.length > 0 ||
      isNamedByWebhook ||
      clusters.length === 0
    ) {
      return;
    }
    yield {
      cause: [],
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
