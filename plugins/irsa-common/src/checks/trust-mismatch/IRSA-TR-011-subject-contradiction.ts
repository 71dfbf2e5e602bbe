import { lintCheck } from '../trust/lintCheck';

/** Conditions on the subject that cannot hold together. */
export const subjectConditionsContradict = lintCheck({
  id: 'IRSA-TR-011',
  title: 'Conditions on the subject cannot hold together',
  severity: 'high',
  what: 'A statement has two operators on the subject, mostly `StringEquals` for names and `StringLike` for patterns. Both must hold, so only what both match is trusted, and that is nobody.',
  why: 'Terraform modules write this when exact and wildcard subjects are both set; STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The intersection of the sets that each condition on `<issuer>:sub` of the statement admits is empty.',
  fix: 'Put all values under one operator, or write two statements. In the Terraform modules, set `oidc_subjects` or `oidc_wildcard_subjects`, not both.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['SUBJECT_CONTRADICTION'],
  subsumes: ['IRSA-TR-002'],
  needs: [],
});
