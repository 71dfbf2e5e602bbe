import { lintCheck } from '../trust/lintCheck';

/** Subject and audience under each other's key. */
export const subjectAndAudienceSwapped = lintCheck({
  id: 'IRSA-TR-004',
  title: 'Subject and audience stand under the wrong keys',
  severity: 'high',
  what: 'The key `<issuer>:aud` holds a subject (`system:serviceaccount:…`), or `<issuer>:sub` holds an audience (`sts.amazonaws.com`).',
  why: 'The statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The values of the conditions on `<issuer>:sub` and `<issuer>:aud` in the trust policy.',
  fix: 'Put the subject under `<issuer>:sub` and the audience under `<issuer>:aud`. In Terraform, subjects go into `oidc_subjects` and audiences into `oidc_audiences`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['SUBJECT_UNDER_AUDIENCE', 'AUDIENCE_UNDER_SUBJECT'],
  subsumes: ['IRSA-TR-002', 'IRSA-SA-012'],
  needs: [],
});
