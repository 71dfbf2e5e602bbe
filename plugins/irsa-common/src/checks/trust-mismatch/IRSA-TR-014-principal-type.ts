import { lintCheck } from '../trust/lintCheck';

/** A provider under the wrong type of principal. */
export const providerUnderWrongType = lintCheck({
  id: 'IRSA-TR-014',
  title: 'Provider stands under the wrong type of principal',
  severity: 'high',
  what: 'The ARN of an OIDC provider stands under `AWS` or `Service` in the principal of a statement, where `Federated` belongs.',
  why: 'IAM refuses to save such a policy, so the last change of it never took effect.',
  howWeKnow: 'The keys of `Statement[].Principal` in the trust policy.',
  fix: 'Write `"Principal": { "Federated": "<ARN of the provider>" }`.',
  verify:
    '`aws iam get-role` shows the new policy, and `aws sts get-caller-identity` in a pod answers with the role.',
  codes: ['PROVIDER_UNDER_OTHER_TYPE'],
  explainsWholeRole: true,
  subsumes: ['IRSA-TR-001'],
  needs: [],
});
