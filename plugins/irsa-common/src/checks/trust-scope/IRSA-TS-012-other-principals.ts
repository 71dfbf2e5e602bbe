import { lintCheck } from '../trust/lintCheck';

/** Others than service accounts can become a workload's role. */
export const otherPrincipalsTrusted = lintCheck({
  id: 'IRSA-TS-012',
  title: "Others than service accounts can become a workload's role",
  severity: 'high',
  what: 'The trust policy of a role for service accounts also names anybody in AWS, a whole account, other roles, a service of AWS, or another identity provider such as a build system.',
  why: "The permissions of the workload are shared with them: whoever takes over the build or the account takes over the workload's data. A role that may assume itself is left out.",
  howWeKnow:
    '`Statement[].Principal` of the Allow statements in the trust policy.',
  fix: 'Give each of them a role of its own.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: [
    'LITERAL_STAR_PRINCIPAL',
    'SHARED_PROVIDER_UNCONDITIONED',
    'ANY_AWS_PRINCIPAL',
    'ANY_FEDERATED_PRINCIPAL',
    'ACCOUNT_PRINCIPAL',
    'MIXED_PRINCIPALS',
  ],
  needs: [],
});
