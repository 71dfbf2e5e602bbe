import { lintCheck } from '../trust/lintCheck';

/** A subject that is not in the form of a service account's. */
export const subjectForm = lintCheck({
  id: 'IRSA-TR-016',
  title: 'Subject is not in the form of a service account',
  severity: 'medium',
  what: 'The condition on the subject has a value that no token of a cluster has: without `system:serviceaccount:` before it, or with a slash between namespace and name.',
  why: 'The statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The values of the conditions on `<issuer>:sub` against the form `system:serviceaccount:<namespace>:<name>`.',
  fix: 'Write `system:serviceaccount:<namespace>:<name>`. The Terraform modules for service accounts take `<namespace>:<name>` and add the rest; the general ones take all of it.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['SUBJECT_UNREACHABLE'],
  subsumes: ['IRSA-TR-002'],
  needs: [],
});
