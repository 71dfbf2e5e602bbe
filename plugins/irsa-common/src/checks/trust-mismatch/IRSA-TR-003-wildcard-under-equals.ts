import { lintCheck } from '../trust/lintCheck';

/** A wildcard under an operator that takes it literally. */
export const wildcardUnderEquals = lintCheck({
  id: 'IRSA-TR-003',
  title: 'Wildcard under StringEquals is taken literally',
  severity: 'high',
  what: 'A condition on the subject has `*` or `?` under `StringEquals` or `StringEqualsIgnoreCase`, which compare these characters as they stand.',
  why: 'No service account has a star in its name, so the statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The values of `Condition.StringEquals["<issuer>:sub"]` in the trust policy.',
  fix: 'List the service accounts by name under `StringEquals`. Where a pattern is really meant, use `StringLike`, and see who else it lets in.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['WILDCARD_UNDER_EQUALS'],
  subsumes: ['IRSA-TR-002'],
  needs: [],
});
