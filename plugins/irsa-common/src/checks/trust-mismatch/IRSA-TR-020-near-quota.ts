import { lintCheck } from '../trust/lintCheck';

/** A trust policy that has nearly no room left. */
export const trustNearQuota = lintCheck({
  id: 'IRSA-TR-020',
  title: 'Trust policy is near the size that IAM accepts',
  severity: 'info',
  what: 'The trust policy, without white space, comes near the quota of its account for the size of such policies, 2048 characters unless it was raised.',
  why: 'The next cluster or the next service accounts will not fit, and IAM refuses the change with LimitExceeded on the day that it is needed.',
  howWeKnow:
    'The characters of the trust policy against `AssumeRolePolicySizeQuota` in the answer of GetAccountSummary.',
  fix: 'Put service accounts of one cluster into one statement, move to EKS Pod Identity, which needs no statement for each cluster, or have the quota raised.',
  verify: 'The policy is well below the quota again.',
  codes: ['SIZE_NEAR_QUOTA', 'SIZE_OVER_QUOTA'],
  needs: [],
});
