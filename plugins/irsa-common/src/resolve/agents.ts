import { memoize } from './memoize';
import { EstateCluster } from './estate';

/** Name of the Pod Identity agent's add-on and of the DaemonSet that it installs. */
export const POD_IDENTITY_AGENT = 'eks-pod-identity-agent';

/** Whether the Pod Identity agent runs in a cluster. */
export interface AgentState {
  readonly state: 'runs' | 'absent' | 'not-read';
  readonly fact: string;
}

/** Whether the Pod Identity agent runs, by whichever of add-on, Auto Mode and DaemonSet was read. */
export const podIdentityAgent = memoize(
  (cluster: EstateCluster): AgentState => {
    if (cluster.cluster?.autoMode) {
      return { state: 'runs', fact: 'Agent is part of Auto Mode' };
    }
    const addon = cluster.addons.get(POD_IDENTITY_AGENT);
    if (addon) {
      return addon.status === undefined || addon.status === 'ACTIVE'
        ? {
            state: 'runs',
            fact: `Agent add-on ${addon.version ?? ''} is active`.replace(
              '  ',
              ' ',
            ),
          }
        : { state: 'absent', fact: `Agent add-on is ${addon.status}` };
    }
    if (hasDaemonSet(cluster, name => name === POD_IDENTITY_AGENT)) {
      return { state: 'runs', fact: 'Agent runs as a DaemonSet' };
    }
    return cluster.complete.has('addon') && cluster.complete.has('workload')
      ? { state: 'absent', fact: 'No Pod Identity agent in the cluster' }
      : { state: 'not-read', fact: 'Add-ons were not read' };
  },
);

/** The agent that most likely serves `iam.amazonaws.com/role` in a cluster: kiam where a DaemonSet bears its name. */
export const legacyAgent = memoize(
  (cluster: EstateCluster): 'kiam' | 'kube2iam' =>
    hasDaemonSet(cluster, name => name.startsWith('kiam'))
      ? 'kiam'
      : 'kube2iam',
);

function hasDaemonSet(
  cluster: EstateCluster,
  isIt: (name: string) => boolean,
): boolean {
  return cluster.workloads.some(
    workload => workload.kind === 'DaemonSet' && isIt(workload.name),
  );
}
