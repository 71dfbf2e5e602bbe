import { lintCheck } from '../trust/lintCheck';

/** Trust policy is open to a pattern of names. */
export const namePattern = lintCheck({
  id: 'IRSA-TS-007',
  title: 'Trust policy is open to a pattern of names',
  severity: 'low',
  what: 'The condition on the subject has a pattern for the name of the service account in one namespace, for instance `app-*`.',
  why: 'Whoever can create a service account whose name matches can become the role.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy.',
  fix: 'Name the service accounts where they are known; where a tool makes their names, accept the finding with a reason.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NAME_PATTERN'],
  needs: [],
});
