import { lintCheck } from '../trust/lintCheck';

/** Pattern operator without a wildcard. */
export const likeWithoutWildcard = lintCheck({
  id: 'IRSA-TS-018',
  title: 'Pattern operator without a wildcard',
  severity: 'low',
  what: 'A condition uses `StringLike` for values that have no wildcard.',
  why: 'It works, and it invites somebody to add a star later without noticing what that opens.',
  howWeKnow: 'The operators and values of the conditions in the trust policy.',
  fix: 'Use `StringEquals`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['LIKE_WITHOUT_WILDCARD'],
  needs: [],
});
