import { lintCheck } from '../trust/lintCheck';

/** A statement without the action that tokens need. */
export const webIdentityActionMissing = lintCheck({
  id: 'IRSA-TR-013',
  title: 'Statement lacks sts:AssumeRoleWithWebIdentity',
  severity: 'high',
  what: 'A statement for an OIDC provider allows only `sts:AssumeRole`, or an action that does not exist, such as `sts:AssumeRoleWithWebIdendity`.',
  why: 'A token needs `sts:AssumeRoleWithWebIdentity`; without it STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow: '`Statement[].Action` in the trust policy.',
  fix: 'Write `"Action": "sts:AssumeRoleWithWebIdentity"` in that statement.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['WEB_IDENTITY_ACTION_MISSING', 'UNKNOWN_ACTION'],
  subsumes: ['IRSA-TR-001'],
  needs: [],
});
