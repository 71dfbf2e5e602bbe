import { lintCheck } from '../trust/lintCheck';

/** Trust policy has no condition on the subject. */
export const openToClusterBeyondAudience = lintCheck({
  id: 'IRSA-TS-002',
  title: 'Trust policy has no condition on the subject',
  severity: 'critical',
  what: 'A statement asks for the audience of the token and not for its subject.',
  why: 'The audience is the same for every service account, so all of the cluster can become the role, also one that somebody creates tomorrow.',
  howWeKnow:
    '`Statement[].Condition` of the trust policy has `<issuer>:aud` and no `<issuer>:sub`.',
  fix: 'Add a condition on `<issuer>:sub` that names the service accounts that need the role.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NO_SUBJECT'],
  needs: [],
});
