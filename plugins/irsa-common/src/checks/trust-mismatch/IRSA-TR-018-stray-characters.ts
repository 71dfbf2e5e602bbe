import { lintCheck } from '../trust/lintCheck';

/** White space or look-alike letters in a subject or an audience. */
export const strayCharacters = lintCheck({
  id: 'IRSA-TR-018',
  title: 'White space or strange letters in a condition',
  severity: 'medium',
  what: 'A value on the subject or the audience begins or ends with white space or a line break, or the policy has letters that only look like the plain ones.',
  why: 'IAM compares every character, so the statement matches nobody, and people do not see the difference.',
  howWeKnow:
    'The values of the conditions on `<issuer>:sub` and `<issuer>:aud`, character by character.',
  fix: 'Type the value again instead of pasting it; in YAML, use `>-` or quotes rather than a block that keeps its line break.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['STRAY_WHITE_SPACE', 'CHARACTER_NOT_ALLOWED'],
  subsumes: ['IRSA-TR-002', 'IRSA-TR-016', 'IRSA-SA-012'],
  needs: [],
});
