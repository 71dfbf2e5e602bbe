import { lintCheck } from '../trust/lintCheck';

/** Subject pattern has a wildcard in the namespace. */
export const namespaceWildcard = lintCheck({
  id: 'IRSA-TS-004',
  title: 'Subject pattern has a wildcard in the namespace',
  severity: 'high',
  what: 'The condition on the subject has `*` or `?` where the namespace stands, for instance `system:serviceaccount:*:app`.',
  why: 'Whoever can create a namespace that matches can become the role.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy, taken apart at the colons.',
  fix: 'Name the namespaces, each with its service accounts.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NAMESPACE_WILDCARD'],
  needs: [],
});
