import { lintCheck } from '../trust/lintCheck';

/** Condition on the subject excludes instead of naming. */
export const negatedOrOptionalSubject = lintCheck({
  id: 'IRSA-TS-011',
  title: 'Condition on the subject excludes instead of naming',
  severity: 'high',
  what: 'An Allow statement says who may not: `StringNotEquals`, `StringNotLike`, `Null: true`, or a condition with `…IfExists` on the subject.',
  why: 'Everybody who is not excluded can become the role, also service accounts that nobody thought of; with `…IfExists` a misspelt key opens it to all.',
  howWeKnow:
    'The operators of the conditions on `<issuer>:sub` in the Allow statements of the trust policy.',
  fix: 'Name who may, with `StringEquals`.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NEGATED_SUBJECT', 'OPTIONAL_CLAIM'],
  needs: [],
});
