import { defineCheck } from '../framework/check';
import { annotatedRoleOf, workloadName } from './podFacts';

/** Pods for Windows that the webhook takes for Linux. */
export const windowsByAffinity = defineCheck({
  id: 'IRSA-PD-016',
  title: 'Pods for Windows get the paths of Linux',
  severity: 'medium',
  over: 'workload',
  what: 'The pod template asks for Windows nodes by affinity and not by `nodeSelector`. The webhook looks only at the latter, and writes the path of Linux into AWS_WEB_IDENTITY_TOKEN_FILE.',
  why: 'The file is not where the variable says, so no call to AWS can succeed.',
  howWeKnow:
    '`spec.template.spec.affinity.nodeAffinity` and `spec.template.spec.nodeSelector["kubernetes.io/os"]` of the workload.',
  fix: 'Add `kubernetes.io/os: windows` to the `nodeSelector` of the pod template.',
  verify:
    'AWS_WEB_IDENTITY_TOKEN_FILE in its new pods begins with C:\\var\\run\\secrets.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  appliesTo: subject =>
    annotatedRoleOf(subject) !== undefined &&
    subject.workload.windowsByAffinity === true,
  *run(subject) {
    const { nodeSelector = {}, kind, namespace, name } = subject.workload;
    if (
      nodeSelector['kubernetes.io/os'] === 'windows' ||
      nodeSelector['beta.kubernetes.io/os'] === 'windows'
    ) {
      return;
    }
    yield {
      cause: [],
      message: `Pods of ${workloadName(
        subject,
      )} run on Windows by affinity, and without the nodeSelector the webhook gives them the path of Linux.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.nodeSelector["kubernetes.io/os"]',
          value: nodeSelector['kubernetes.io/os'] ?? 'absent',
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Add kubernetes.io/os: windows to spec.template.spec.nodeSelector of ${kind} ${namespace}/${name}.`,
        },
      ],
    };
  },
});
