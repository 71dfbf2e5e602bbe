import { CheckHit, defineCheck, parameter } from '../framework/check';
import { webhookOf } from './webhook';
import {
  annotatedRoleOf,
  carriesIdentity,
  isSkipped,
  podEvidence,
  podsOf,
  restart,
  workloadName,
} from './podFacts';
import { annotatedAt, createdAt } from './podTimes';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** Pods that were created together with their service account, before the webhook knew it. */
export const injectionRaced = defineCheck({
  id: 'IRSA-PD-003',
  title: 'Pods were created together with their service account',
  severity: 'high',
  over: 'workload',
  what: 'Pods carry no role although their service account had its annotation when they were created: both came within seconds, and the webhook did not know the service account yet.',
  why: 'It happens when a chart is installed for the first time, and looks like a broken annotation. The pods use the role of the node.',
  howWeKnow:
    '`metadata.creationTimestamp` of the pods is no more than the given seconds after that of the ServiceAccount, their containers have no AWS variables, and the cluster has the webhook.',
  fix: 'Restart the workload. To keep it from coming back, create the service account in a step before the workload, or run the webhook with `--service-account-lookup-grace-period`.',
  verify: 'Its new pods carry AWS_ROLE_ARN.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
    { kind: 'mutating-webhook', of: 'cluster' },
  ],
  parameters: {
    seconds: parameter(
      10,
      'How many seconds after the service account a pod may have been created to count as created together.',
    ),
  },
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject, _, { seconds }): Iterable<CheckHit> {
    const made = Date.parse(
      subject.serviceAccount!.serviceAccount.createdAt ?? '',
    );
    // Pods from before the annotation are late for another reason.
    const setAt = annotatedAt(subject.serviceAccount!) ?? -Infinity;
    const raced = subject.pods.filter(pod => {
      const created = createdAt(pod) ?? NaN;
      const after = created - made;
      return (
        created >= setAt &&
        after >= 0 &&
        after <= seconds * 1000 &&
        !carriesIdentity(pod) &&
        !isSkipped(pod)
      );
    });
    if (raced.length === 0 || !webhookOf(subject.cluster)) {
      return;
    }
    yield {
      cause: [],
      message: `Of ${workloadName(subject)}, ${podsOf(
        raced.length,
        subject.pods.length,
      )} came within ${seconds} seconds of the service account and ${
        raced.length === 1 ? 'carries' : 'carry'
      } no role.`,
      evidence: [
        {
          source: `Service account ${subject.workload.namespace}/${subject.workload.serviceAccount}`,
          path: 'metadata.creationTimestamp',
          value: new Date(made).toISOString(),
        },
        ...raced
          .slice(0, 3)
          .map(pod =>
            podEvidence(pod, 'metadata.creationTimestamp', pod.createdAt ?? ''),
          ),
      ],
      explains: explainedDifferences(
        subject.subject.ref,
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: restart(subject),
    };
  },
});
