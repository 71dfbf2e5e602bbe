import { serviceAccountRef } from '../../model';
import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';
import { isWide, meantOf } from './trustedSubjects';

/** A role that trusts more service accounts than use it. */
export const trustWiderThanUse = defineCheck({
  id: 'IRSA-TS-015',
  title: 'Role trusts service accounts that do not use it',
  severity: 'medium',
  over: 'role',
  what: 'The trust policy lets in service accounts that exist and that neither an annotation nor an association sends to the role. Where it is open to whole namespaces or clusters, only those that it names beside that count: the opening has a finding of its own.',
  why: 'Each of them can take the role whenever somebody asks STS for it from its pods, without any change in AWS or Kubernetes.',
  howWeKnow:
    'Service accounts that the trust policy lets in today, less those whose `<prefix>/role-arn` or whose association names the role.',
  fix: 'Trim the trust policy to those that use the role.',
  verify: 'The role trusts as many service accounts as are configured for it.',
  needs: [
    READABLE_POLICY,
    { kind: 'service-account', of: 'trusted-clusters' },
    { kind: 'pod-identity-association', of: 'trusted-clusters' },
  ],
  *run(role, context): Iterable<CheckHit> {
    const resolved = context.resolvedRole(role.arn.arn);
    const listed = resolved?.reach.can ?? [];
    const configured = new Set(role.serviceAccounts.map(serviceAccountRef));
    // Whom only a wildcard over a namespace or a cluster lets in belongs to the finding for that wildcard.
    const counted = isWide(role) ? meantOf(role, context, listed) : listed;
    const idle = counted.filter(ref => !configured.has(serviceAccountRef(ref)));
    // A role that nobody uses at all is a ghost.
    if (idle.length === 0 || configured.size === 0) {
      return;
    }
    const names = idle
      .slice(0, 5)
      .map(ref => `${ref.cluster}/${ref.namespace}/${ref.name}`);
    yield {
      cause: idle.slice(0, 50).map(serviceAccountRef).sort(),
      message: `Role ${role.arn.name} trusts ${
        resolved?.totals.can
      } service accounts, and ${configured.size} of them ${
        configured.size === 1 ? 'is' : 'are'
      } configured to use it.`,
      evidence: [
        {
          source: `Trusted by ${role.arn.name} and not configured for it`,
          value:
            idle.length > 5
              ? `${names.join(', ')} and ${idle.length - 5} more`
              : names.join(', '),
        },
      ],
      serviceAccounts: role.serviceAccounts,
      mentions: listed,
      remedies: trustRemedies(
        role,
        `Name only the service accounts that use ${role.arn.name} in its trust policy.`,
      ),
    };
  },
});
