import { CheckHit, defineCheck } from '../framework/check';
import { serviceAccountSubject } from '../subjects/refs';
import { trustRemedies } from '../trust/intendedTrust';
import { READABLE_POLICY } from '../trust/lintCheck';

/** A role that trusts the other of IRSA and EKS Pod Identity than the one that is configured. */
export const otherMechanismTrusted = defineCheck({
  id: 'IRSA-TR-019',
  title: 'Role trusts another mechanism than the one configured',
  severity: 'medium',
  over: 'role',
  what: 'Service accounts name a role by annotation, and its trust policy names only the service of EKS Pod Identity; or an association names it, and the policy names only OIDC providers.',
  why: 'Half a migration: neither the old way nor the new one works. The SDK falls back to the role of the node or fails.',
  howWeKnow:
    'The principals in `Statement[].Principal` of the trust policy against the annotations and the associations that name the role.',
  fix: 'Finish the migration: create the association for a role that trusts `pods.eks.amazonaws.com`, or add the statement for the mechanism that is configured.',
  verify:
    '`aws sts get-caller-identity` in a new pod of the service account answers with the role.',
  needs: [READABLE_POLICY],
  appliesTo: role => role.irsa.length + role.associations.length > 0,
  *run(role): Iterable<CheckHit> {
    const byAnnotation = role
      .refused()
      .filter(
        ({ irsa }) =>
          irsa && role.providers.length === 0 && role.namesPodIdentity,
      );
    const byAssociation = role
      .refused()
      .filter(
        ({ association }) =>
          association && role.providers.length > 0 && !role.namesPodIdentity,
      );
    for (const [attempts, configured, trusted] of [
      [byAnnotation, 'an annotation', 'only EKS Pod Identity'],
      [byAssociation, 'a Pod Identity association', 'only OIDC providers'],
    ] as const) {
      if (attempts.length === 0) {
        continue;
      }
      const refs = attempts.map(each => each.serviceAccount);
      const [first] = refs;
      yield {
        cause: [configured],
        message: `${
          refs.length === 1
            ? `Service account ${first.namespace}/${first.name} of ${first.cluster}`
            : `${refs.length} service accounts`
        } should get ${
          role.arn.name
        } by ${configured}, and the role trusts ${trusted}.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            path: 'Statement[].Principal',
            value: role.providers.join(', ') || 'pods.eks.amazonaws.com',
          },
        ],
        dependsOn: [role.arn.arn],
        consequences: refs.map(serviceAccountSubject),
        serviceAccounts: refs,
        remedies: trustRemedies(
          role,
          `Trust the mechanism that is configured for ${role.arn.name}, or configure the one that it trusts.`,
        ),
      };
    }
  },
});
