import { lintCheck } from '../trust/lintCheck';

/** Audience condition has a wildcard. */
export const audienceWildcard = lintCheck({
  id: 'IRSA-TS-009',
  title: 'Audience condition has a wildcard',
  severity: 'medium',
  what: 'The condition on the audience has `*` or `?` under an operator for patterns.',
  why: 'Tokens that were made for other audiences are accepted as well.',
  howWeKnow:
    'The values of the condition on `<issuer>:aud` in the trust policy.',
  fix: 'Write the audience as it is, under `StringEquals`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['AUDIENCE_WILDCARD'],
  needs: [],
});
