import { lintCheck } from '../trust/lintCheck';

/** Trust policy has no condition on the audience. */
export const noAudience = lintCheck({
  id: 'IRSA-TS-008',
  title: 'Trust policy has no condition on the audience',
  severity: 'medium',
  what: 'A statement names the subject and not the audience of the token.',
  why: 'Tokens that were made for any audience that the provider lists are accepted, also those that are handed to another service.',
  howWeKnow:
    '`Statement[].Condition` of the trust policy has no `<issuer>:aud`.',
  fix: 'Add `"<issuer>:aud": "sts.amazonaws.com"`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NO_AUDIENCE'],
  needs: [],
});
