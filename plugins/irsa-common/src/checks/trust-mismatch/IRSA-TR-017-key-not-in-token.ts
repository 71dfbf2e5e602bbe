import { bindingKeys } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { lintCheck } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';

/** A condition on something that requests with a cluster's token do not carry. */
export const conditionOnAbsentKey = lintCheck({
  id: 'IRSA-TR-017',
  title: 'Condition asks for something that the request does not carry',
  severity: 'medium',
  what: 'A condition of the trust policy is on a claim or a key that tokens of a cluster do not bring, such as `<issuer>:email`, `:amr` or `sts:ExternalId`, asks for values that no service account has, such as a subject of five parts, or uses an operator that IAM does not know or is spelt in another letter case.',
  why: 'The condition cannot hold, so the statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The keys and operators of the conditions against those that IAM documents for web identities, the set of service accounts for which each condition holds, and the evaluation of the policy for each service account that names the role.',
  fix: 'Correct the values of the condition, or remove it. Of a token of EKS, IAM sees `sub` and `aud`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: [
    'KEY_NEVER_PRESENT',
    'CONDITION_NEVER_HOLDS',
    'UNKNOWN_OPERATOR',
    'OPERATOR_SPELLING',
  ],
  subsumes: ['IRSA-TR-002'],
  needs: [],
  *also(role) {
    // What the linter sees in the policy is reported above; this is what only the request tells.
    if (
      role
        .lint()
        .some(
          ({ code }) =>
            code === 'KEY_NEVER_PRESENT' || code === 'CONDITION_NEVER_HOLDS',
        )
    ) {
      return;
    }
    for (const { serviceAccount: ref, irsa, evaluation } of role.refused()) {
      const [reason] = evaluation.reasons;
      if (!irsa || reason?.code !== 'OTHER_CONDITION') {
        continue;
      }
      yield {
        cause: [role.arn.arn, reason.path?.replace(/\[\d+\]/g, '') ?? ''],
        subject: serviceAccountSubject(ref),
        serviceAccounts: [ref],
        dependsOn: bindingKeys(irsa),
        message: `A condition in the trust policy of ${role.arn.name} does not hold for ${ref.namespace}/${ref.name} of ${ref.cluster}: ${reason.message}`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            ...(reason.path ? { path: reason.path } : {}),
            value: reason.expected?.join(', ') ?? reason.message,
          },
        ],
        remedies: trustRemedies(
          role,
          `Remove the condition at ${
            reason.path ?? 'the place that is shown'
          }.`,
        ),
      };
    }
  },
});
