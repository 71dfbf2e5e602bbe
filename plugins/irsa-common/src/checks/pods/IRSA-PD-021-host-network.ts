import { CheckHit, defineCheck } from '../framework/check';
import { workloadName } from './podFacts';

/** Pods that reach the role of their node whatever the node forbids. */
export const hostNetwork = defineCheck({
  id: 'IRSA-PD-021',
  title: 'Pods on the network of the host can use the role of the node',
  severity: 'medium',
  over: 'workload',
  what: 'A workload with a role of its own sets `hostNetwork`, so its pods reach the metadata service of the instance, even where its hop limit keeps other pods away.',
  why: 'Whoever takes over the pod also has the role of the node, with the pull secrets and network rights of every pod there.',
  howWeKnow:
    '`spec.template.spec.hostNetwork` of the workload, and the role of its service account.',
  fix: 'Run without the network of the host where that is possible. Agents that need it should be few, and their images well kept.',
  verify:
    '`curl http://169.254.169.254` in the pod gets no answer, with the hop limit of the instances at 1.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  appliesTo: ({ workload }) =>
    workload.hostNetwork === true && workload.namespace !== 'kube-system',
  *run(subject): Iterable<CheckHit> {
    const { workload, serviceAccount, associations } = subject;
    if (!serviceAccount?.annotation && associations.length === 0) {
      return;
    }
    const { kind, namespace, name } = workload;
    yield {
      cause: [],
      message: `Pods of ${workloadName(
        subject,
      )} have a role of their own and, on the network of the host, that of the node as well.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.hostNetwork',
          value: 'true',
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Take hostNetwork out of the pod template of ${kind} ${namespace}/${name}, or accept the finding with the reason for it.`,
        },
      ],
    };
  },
});
