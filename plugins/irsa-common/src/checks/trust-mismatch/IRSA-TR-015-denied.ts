import { bindingKeys } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { lintCheck } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';

/** A Deny that keeps out those who are bound to the role. */
export const trustDenied = lintCheck({
  id: 'IRSA-TR-015',
  title: 'A Deny statement keeps the service account out',
  severity: 'high',
  what: 'A Deny statement of the trust policy matches a service account that names the role, or takes back everything that an Allow statement gives. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity … with an explicit deny".',
  why: 'A Deny wins over every Allow, so adding statements does not help.',
  howWeKnow:
    'The engine evaluates the trust policy for each service account whose annotation or association names the role, and a Deny statement decides.',
  fix: 'Remove the Deny, or narrow it so that it leaves this service account out.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['ALLOW_VOIDED_BY_DENY'],
  needs: [],
  *also(role) {
    for (const { serviceAccount: ref, irsa, evaluation } of role.refused()) {
      const [reason] = evaluation.reasons;
      if (reason?.code !== 'EXPLICIT_DENY') {
        continue;
      }
      const path = reason.path ?? evaluation.decidingPath;
      yield {
        cause: [role.arn.arn],
        subject: serviceAccountSubject(ref),
        serviceAccounts: [ref],
        dependsOn: irsa ? bindingKeys(irsa) : [role.arn.arn],
        message: `A Deny statement in the trust policy of ${role.arn.name} keeps ${ref.namespace}/${ref.name} of ${ref.cluster} out.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            ...(path ? { path } : {}),
            value: reason.message,
          },
        ],
        remedies: trustRemedies(
          role,
          `Remove or narrow the Deny at ${
            path ?? 'the statement that denies'
          }.`,
        ),
      };
    }
  },
});
