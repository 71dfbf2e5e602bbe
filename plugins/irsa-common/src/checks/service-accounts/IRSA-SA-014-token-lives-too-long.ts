import { defineCheck } from '../framework/check';
import { annotate, annotationEvidence, nameOf } from './values';

/** Source: amazon-eks-pod-identity-webhook, `pkg/constants.go`, MaxTokenExpiration. */
const MAXIMUM_SECONDS = 86400;

/** A token lifetime beyond what EKS gives. */
export const tokenLivesTooLong = defineCheck({
  id: 'IRSA-SA-014',
  title: 'Token lifetime is beyond the limit of 24 hours',
  severity: 'low',
  over: 'service-account',
  what: 'The annotation `<prefix>/token-expiration` asks for more than 86400 seconds. The webhook passes it on, and the API server of EKS gives no more than a day.',
  why: 'Somebody counts on a lifetime that no token has; the annotation is then often copied on.',
  howWeKnow:
    'The number in `metadata.annotations["<prefix>/token-expiration"]` of the ServiceAccount.',
  fix: 'Write 86400 or less. Programs need not keep a token longer: the kubelet renews the file in time.',
  verify:
    'Restart the workload; `expirationSeconds` of the volume aws-iam-token in its pods is that number.',
  needs: [],
  *run(subject) {
    const key = `${subject.prefix}/token-expiration`;
    const text = subject.serviceAccount.annotations[key] ?? '';
    if (!/^\+?\d+$/.test(text) || Number(text) <= MAXIMUM_SECONDS) {
      return;
    }
    yield {
      cause: [text],
      message: `Service account ${nameOf(
        subject,
      )} asks for tokens of ${text} seconds, and EKS gives at most ${MAXIMUM_SECONDS}.`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [annotate(subject, key, String(MAXIMUM_SECONDS))],
    };
  },
});
