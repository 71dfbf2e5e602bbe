import { lintCheck } from '../trust/lintCheck';

/** Subject pattern matches every service account. */
export const anySubjectTrusted = lintCheck({
  id: 'IRSA-TS-003',
  title: 'Subject pattern matches every service account',
  severity: 'critical',
  what: 'The condition on the subject is `*`, `system:serviceaccount:*` or `system:serviceaccount:*:*`.',
  why: 'It restricts nothing: every service account of the cluster can become the role, also one that somebody creates tomorrow.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy, as the set of service accounts that they match.',
  fix: 'Name the service accounts that need the role, under `StringEquals`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['ANY_SUBJECT'],
  needs: [],
});
