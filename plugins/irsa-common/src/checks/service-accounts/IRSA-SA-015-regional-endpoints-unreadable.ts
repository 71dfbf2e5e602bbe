import { defineCheck } from '../framework/check';
import { annotate, annotationEvidence, nameOf } from './values';

/** What Go's `strconv.ParseBool` reads. */
export const GO_TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
export const GO_FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** A switch for regional endpoints that the webhook cannot read. */
export const regionalEndpointsUnreadable = defineCheck({
  id: 'IRSA-SA-015',
  title: 'Switch for regional STS endpoints cannot be read',
  severity: 'low',
  over: 'service-account',
  what: 'The annotation `<prefix>/sts-regional-endpoints` is not a word for true or false that the webhook knows, such as `yes` or `regional`, and is silently ignored.',
  why: 'The setting that somebody made is not in force.',
  howWeKnow:
    'The text of `metadata.annotations["<prefix>/sts-regional-endpoints"]` of the ServiceAccount against what Go reads as a truth value.',
  fix: 'Write `"true"`, in quotes.',
  verify:
    'Restart the workload; its pods carry AWS_STS_REGIONAL_ENDPOINTS=regional.',
  needs: [],
  *run(subject) {
    const key = `${subject.prefix}/sts-regional-endpoints`;
    const text = subject.serviceAccount.annotations[key];
    if (
      text === undefined ||
      GO_TRUE.includes(text) ||
      GO_FALSE.includes(text)
    ) {
      return;
    }
    yield {
      cause: [text],
      message: `Service account ${nameOf(
        subject,
      )} has '${text}' for regional STS endpoints, which the webhook cannot read and ignores.`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [annotate(subject, key, 'true')],
    };
  },
});
