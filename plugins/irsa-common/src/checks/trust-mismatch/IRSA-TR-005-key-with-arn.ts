import { lintCheck } from '../trust/lintCheck';

/** A condition key that holds the ARN of the provider. */
export const conditionKeyWithArn = lintCheck({
  id: 'IRSA-TR-005',
  title: 'Condition key holds the ARN of the provider',
  severity: 'high',
  what: 'A condition key begins with `arn:aws:iam::…:oidc-provider/`, where only the issuer belongs.',
  why: 'No token carries such a key, so the statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow: 'The keys of the conditions in the trust policy.',
  fix: 'Begin the key with the issuer without `https://`: `oidc.eks.<region>.amazonaws.com/id/<id>:sub`. In Terraform that is the output `oidc_provider`, and not `oidc_provider_arn`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['KEY_WITH_ARN'],
  subsumes: ['IRSA-TR-002', 'IRSA-TR-017', 'IRSA-SA-012', 'IRSA-TR-008'],
  needs: [],
});
