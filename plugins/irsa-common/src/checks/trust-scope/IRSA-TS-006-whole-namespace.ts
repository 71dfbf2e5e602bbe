import { lintCheck } from '../trust/lintCheck';

/** Trust policy is open to a whole namespace. */
export const wholeNamespace = lintCheck({
  id: 'IRSA-TS-006',
  title: 'Trust policy is open to a whole namespace',
  severity: 'medium',
  what: 'The condition on the subject has `*` for the name of the service account.',
  why: 'Every service account of the namespace can become the role, also one that is made for something else.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy.',
  fix: 'Name the service accounts that need the role.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['WHOLE_NAMESPACE'],
  needs: [],
});
