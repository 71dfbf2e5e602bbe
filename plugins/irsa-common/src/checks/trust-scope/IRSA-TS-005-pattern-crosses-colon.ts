import { lintCheck } from '../trust/lintCheck';

/** Subject pattern runs over into other namespaces. */
export const patternCrossesColon = lintCheck({
  id: 'IRSA-TS-005',
  title: 'Subject pattern runs over into other namespaces',
  severity: 'high',
  what: 'A wildcard stands where it also swallows the colon: `system:serviceaccount:prod*` means every namespace that begins with `prod`, with every service account in it.',
  why: 'Namespaces whose names merely begin alike are included, so whoever creates `prod-test` can become the role.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy; `*` of IAM matches colons too.',
  fix: 'Close the namespace with a colon: `system:serviceaccount:prod:<name>`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['PATTERN_CROSSES_COLON'],
  needs: [],
});
