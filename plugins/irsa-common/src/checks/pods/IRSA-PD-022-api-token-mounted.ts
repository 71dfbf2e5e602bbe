import { defineCheck } from '../framework/check';
import { workloadName } from './podFacts';

/** Pods that carry a token for the Kubernetes API beside their role. */
export const apiTokenMounted = defineCheck({
  id: 'IRSA-PD-022',
  title: 'Pods with a role also carry a token for the Kubernetes API',
  severity: 'low',
  over: 'workload',
  what: 'The pod template does not set `automountServiceAccountToken: false`, so its pods carry a token for the Kubernetes API, which a service that only talks to AWS does not need.',
  why: 'A token that nobody needs can be stolen all the same. The token for AWS is another volume and stays.',
  howWeKnow:
    '`spec.template.spec.automountServiceAccountToken` of the workload, and the role of its service account.',
  fix: 'Set `automountServiceAccountToken: false` in the pod template, unless the program talks to the Kubernetes API; then accept the finding.',
  verify:
    'New pods have no volume kube-api-access, and still carry AWS_ROLE_ARN.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  appliesTo: ({ workload }) =>
    workload.automountToken !== false && workload.namespace !== 'kube-system',
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
      )} carry a token for the Kubernetes API beside their role.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.automountServiceAccountToken',
          value: workload.automountToken === true ? 'true' : 'absent',
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Set automountServiceAccountToken: false in spec.template.spec of ${kind} ${namespace}/${name}.`,
        },
      ],
    };
  },
});
