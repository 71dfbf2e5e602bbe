import { lintCheck } from '../trust/lintCheck';

/** An issuer that is spelt in another way than the provider. */
export const issuerSpelling = lintCheck({
  id: 'IRSA-TR-006',
  title: 'Issuer is spelt in another way than the provider',
  severity: 'high',
  what: 'A condition key or the provider carries `https://`, a port or a slash at the end, unlike the OIDC provider in IAM.',
  why: 'IAM compares the issuer letter by letter, so the statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The keys of the conditions and `Principal.Federated` in the trust policy against each other and against `Url` of the providers of the account.',
  fix: 'Write the issuer as the provider has it: host and path, without scheme and port. A slash at its end stays where the issuer of the token has one.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['KEY_WITH_SCHEME', 'ISSUER_SPELLING'],
  explainsWholeRole: true,
  subsumes: [
    'IRSA-TR-001',
    'IRSA-TR-002',
    'IRSA-TR-008',
    'IRSA-TR-017',
    'IRSA-SA-012',
  ],
  needs: [],
});
