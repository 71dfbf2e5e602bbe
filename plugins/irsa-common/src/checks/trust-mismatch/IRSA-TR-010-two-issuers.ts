import { lintCheck } from '../trust/lintCheck';

/** Conditions on two issuers in one statement. */
export const twoIssuersInOneStatement = lintCheck({
  id: 'IRSA-TR-010',
  title: 'One statement has conditions on two issuers',
  severity: 'high',
  what: 'A statement has conditions on claims of more than one issuer. Conditions are joined by "and", and no token has claims of two issuers.',
  why: 'The statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The issuers in the keys of the conditions of each statement of the trust policy.',
  fix: 'Write one statement for each provider, each with the conditions of its own issuer.',
  verify:
    '`aws sts get-caller-identity` in a pod of each cluster answers with the role.',
  codes: ['TWO_ISSUERS'],
  subsumes: [
    'IRSA-TR-001',
    'IRSA-TR-002',
    'IRSA-TR-008',
    'IRSA-TR-017',
    'IRSA-SA-012',
  ],
  needs: [],
});
