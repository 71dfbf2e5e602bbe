import { lintCheck } from '../trust/lintCheck';

/** ForAllValues on a claim also holds without the claim. */
export const forAllValuesOnClaim = lintCheck({
  id: 'IRSA-TS-010',
  title: 'ForAllValues on a claim also holds without the claim',
  severity: 'high',
  what: 'A condition on the subject or the audience uses `ForAllValues:`, which is true when the key is absent.',
  why: 'A token without the claim gets through, and so does everybody where the key is misspelt.',
  howWeKnow:
    'The operators of the conditions on `<issuer>:sub` and `<issuer>:aud` in the trust policy.',
  fix: 'Use the operator without `ForAllValues:`; both claims have one value.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['FOR_ALL_VALUES_ON_CLAIM'],
  needs: [],
});
