import { defineCheck } from '../framework/check';
import { restart, SKIP_LABEL, workloadName } from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** A workload that keeps the webhook away from its pods. */
export const webhookOptedOut = defineCheck({
  id: 'IRSA-PD-006',
  title: 'Pods opt out of the webhook',
  severity: 'medium',
  over: 'workload',
  what: 'The pod template has the label `eks.amazonaws.com/skip-pod-identity-webhook`, with whatever value, and its service account has a role.',
  why: 'The webhook is not called for such pods, so they use the role of the node.',
  howWeKnow:
    '`spec.template.metadata.labels` of the workload, and the role of its service account.',
  fix: 'Take the label off the pod template; `"false"` does not help, the key alone counts.',
  verify: 'Its new pods carry AWS_ROLE_ARN or the Pod Identity variables.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: ({ workload }) => Object.hasOwn(workload.podLabels, SKIP_LABEL),
  *run(subject) {
    const { workload, serviceAccount, associations } = subject;
    if (!serviceAccount?.annotation && associations.length === 0) {
      return;
    }
    const { kind, namespace, name } = workload;
    yield {
      cause: [],
      message: `Pods of ${workloadName(
        subject,
      )} carry the label ${SKIP_LABEL}, so the role of service account ${
        workload.serviceAccount
      } does not reach them.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: `spec.template.metadata.labels["${SKIP_LABEL}"]`,
          value: workload.podLabels[SKIP_LABEL],
        },
      ],
      explains: explainedDifferences(
        subject.subject.ref,
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: [
        {
          action: 'explain',
          text: `Take the label ${SKIP_LABEL} off the pod template of ${kind} ${namespace}/${name}.`,
        },
        ...restart(subject),
      ],
    };
  },
});
