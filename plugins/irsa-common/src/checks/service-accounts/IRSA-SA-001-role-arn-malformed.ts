import { parseArn, parseRoleArn } from '../../arn';
import { defineCheck } from '../framework/check';
import {
  annotate,
  annotationEvidence,
  MISSES_MEANT_ROLE,
  nameOf,
  roleKey,
} from './values';

/** A role annotation that begins like an ARN and is none of a role, or hardly readable text. */
export const roleArnMalformed = defineCheck({
  id: 'IRSA-SA-001',
  title: 'Role annotation is not a well-formed role ARN',
  severity: 'high',
  over: 'service-account',
  what: 'The role annotation of a service account looks like an ARN and cannot be one of an IAM role: a colon too many, white space, quotes, or an account id that has not twelve digits. STS answers "ValidationError: Request ARN is invalid".',
  why: 'The webhook only writes a warning into its log and puts the text into the pod as it stands, so nothing fails until the first call to AWS.',
  howWeKnow:
    'The text of `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount, read by the rules of IAM for the ARN of a role.',
  fix: 'Copy the ARN from the output of whatever made the role, for instance `aws iam get-role`, and put it into the annotation without quotes or spaces.',
  verify:
    'Restart the workload; `kubectl get pod -o yaml` shows AWS_ROLE_ARN with the new ARN, and `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [],
  subsumes: MISSES_MEANT_ROLE,
  *run(subject) {
    const { annotation } = subject;
    if (annotation === undefined || !/^\W*arn:/.test(annotation)) {
      return;
    }
    const parsed = parseRoleArn(annotation);
    const arn = parseArn(annotation);
    const namesOtherKind =
      arn &&
      !arn.resource.startsWith(':') &&
      (arn.service !== 'iam' || !arn.resource.startsWith('role/'));
    if ('role' in parsed || namesOtherKind) {
      return;
    }
    const key = roleKey(subject);
    const meant = suggestion(annotation);
    yield {
      cause: [annotation],
      explains: [subject.subject.ref, meant],
      message: `The role annotation of ${nameOf(
        subject,
      )} is not the ARN of a role. ${parsed.problem}`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [annotate(subject, key, meant)],
    };
  },
});

/** What the author most likely meant, else the form that it has to have. */
function suggestion(text: string): string {
  const cleaned = text
    .replace(/[\s"'`\\]/g, '')
    .replace(/(iam::\d{12}):+role/, '$1:role');
  return 'role' in parseRoleArn(cleaned)
    ? cleaned
    : 'arn:aws:iam::<account>:role/<name>';
}
