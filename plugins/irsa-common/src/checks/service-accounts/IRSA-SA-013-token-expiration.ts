import { CheckHit, defineCheck } from '../framework/check';
import { annotate, annotationEvidence, nameOf } from './values';

/** Source: amazon-eks-pod-identity-webhook, `pkg/constants.go`: the least and the most that the API server accepts. */
const MINIMUM_SECONDS = 600;

/** A token lifetime that the webhook ignores or raises. */
export const tokenExpirationIgnored = defineCheck({
  id: 'IRSA-SA-013',
  title: 'Token lifetime is ignored or raised',
  severity: 'low',
  over: 'service-account',
  what: 'The annotation `<prefix>/token-expiration` is not a whole number of seconds, and is then ignored, or is less than 600, and is then raised to 600.',
  why: 'Tokens live longer than somebody decided, or shorter, and nothing says so.',
  howWeKnow:
    'The text of `metadata.annotations["<prefix>/token-expiration"]` of the ServiceAccount, read as the webhook reads it.',
  fix: 'Write a whole number of seconds from 600 to 86400, in quotes.',
  verify:
    'Restart the workload; `expirationSeconds` of the volume aws-iam-token in its pods is that number.',
  needs: [],
  *run(subject): Iterable<CheckHit> {
    const key = `${subject.prefix}/token-expiration`;
    const text = subject.serviceAccount.annotations[key];
    if (text === undefined) {
      return;
    }
    const isWhole = /^[+-]?\d+$/.test(text);
    if (isWhole && Number(text) >= MINIMUM_SECONDS) {
      return;
    }
    yield {
      cause: [text],
      message: `Service account ${nameOf(
        subject,
      )} asks for tokens of '${text}' seconds, which the webhook ${
        isWhole ? 'raises to 600' : 'cannot read and ignores'
      }.`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [annotate(subject, key, isWhole ? '600' : '86400')],
    };
  },
});
