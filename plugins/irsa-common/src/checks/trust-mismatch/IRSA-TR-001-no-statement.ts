import { CheckHit, defineCheck } from '../framework/check';
import { trustKey } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { RefusedAttempt } from '../subjects/subjects';
import { isDeadProvider } from './deadProvider';
import { trustRemedies } from '../trust/intendedTrust';
import { READABLE_POLICY } from '../trust/lintCheck';

/** A trust policy without a statement for the cluster of those who are bound to it. */
export const noStatementForProvider = defineCheck({
  id: 'IRSA-TR-001',
  title: 'Trust policy has no statement for the cluster',
  severity: 'high',
  over: 'role',
  what: 'Service accounts name a role whose trust policy has no statement for the OIDC provider of their cluster. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'No call to AWS can succeed from that cluster, while the same role may work from another.',
  howWeKnow:
    'The engine evaluates the trust policy (`AssumeRolePolicyDocument`) for each service account whose annotation names the role; no Allow statement has the provider of its cluster under `Principal.Federated` together with `sts:AssumeRoleWithWebIdentity`.',
  fix: 'Add one statement for the provider of the cluster, with its own conditions on `<issuer>:sub` and `<issuer>:aud`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  needs: [READABLE_POLICY],
  appliesTo: role => role.irsa.length > 0,
  *run(role, context): Iterable<CheckHit> {
    const byProvider = new Map<string, RefusedAttempt[]>();
    for (const attempt of role.refused()) {
      const [reason] = attempt.evaluation.reasons;
      const provider = attempt.irsa?.providerArn;
      if (
        provider &&
        (reason?.code === 'PROVIDER_NOT_TRUSTED' ||
          reason?.code === 'NO_STATEMENT_FOR_ACTION')
      ) {
        byProvider.set(provider, [
          ...(byProvider.get(provider) ?? []),
          attempt,
        ]);
      }
    }
    // What trusts nobody but EKS Pod Identity, or the predecessor of a cluster, has a check of its own.
    const isOther =
      (role.providers.length === 0 && role.namesPodIdentity) ||
      role.providers.some(arn => isDeadProvider(context, arn));
    if (isOther) {
      return;
    }
    for (const [provider, attempts] of byProvider) {
      const refs = attempts.map(each => each.serviceAccount);
      yield {
        cause: [provider],
        message: `The trust policy of ${
          role.arn.name
        } has no statement for the OIDC provider of ${
          refs[0].cluster
        }, and ${names(refs)} there ${
          refs.length === 1 ? 'names' : 'name'
        } the role.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            path: 'Statement[].Principal.Federated',
            value: role.providers.join(', ') || 'no OIDC provider',
          },
          {
            source: `Provider that ${refs[0].cluster} needs`,
            value: provider,
          },
        ],
        dependsOn: [role.arn.arn, provider, trustKey(role.arn.arn, provider)],
        consequences: refs.map(serviceAccountSubject),
        serviceAccounts: refs,
        remedies: trustRemedies(
          role,
          `Add a statement for ${provider} to the trust policy of ${role.arn.name}.`,
        ),
      };
    }
  },
});

function names(refs: readonly { namespace: string; name: string }[]): string {
  const [first] = refs;
  return refs.length === 1
    ? `service account ${first.namespace}/${first.name}`
    : `${refs.length} service accounts`;
}
