import { lintCheck } from '../trust/lintCheck';

/** A provider of another account than the role's. */
export const providerOfOtherAccount = lintCheck({
  id: 'IRSA-TR-012',
  title: 'Trusted provider belongs to another account than the role',
  severity: 'high',
  what: 'The trust policy names an OIDC provider of the cluster\'s account, and the role is in another. STS looks only in the account of the role, and answers "No OpenIDConnect provider found in your account" or "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'Nobody can become the role through that statement, however right the rest of it is.',
  howWeKnow:
    'The account id in `Statement[].Principal.Federated` against that in the ARN of the role.',
  fix: "Create an OIDC provider for the cluster's issuer in the account of the role, and name that one. The other way is a role in the cluster's account that assumes this one.",
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['FOREIGN_PROVIDER'],
  explainsWholeRole: true,
  subsumes: ['IRSA-TR-001'],
  needs: [],
});
