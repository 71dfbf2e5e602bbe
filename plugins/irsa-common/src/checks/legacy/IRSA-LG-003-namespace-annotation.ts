import { EstateCluster } from '../../resolve/estate';
import { CheckHit, defineCheck } from '../framework/check';

/** Annotations of namespaces, by the agent that reads them. Sources: uswitch/kiam and jtblin/kube2iam, README. */
const AGENTS = {
  'iam.amazonaws.com/permitted': 'kiam',
  'iam.amazonaws.com/allowed-roles': 'kube2iam',
} as const;

/** Lists that allow every role: a regular expression for kiam, JSON for kube2iam. */
const EVERYTHING = /^(\^?\.[*+]\$?|\[\s*"(\*|\.\*)"\s*\])$/;

function runs(cluster: EstateCluster, agent: string): boolean {
  return cluster.workloads.some(
    ({ kind, name }) => kind === 'DaemonSet' && name.includes(agent),
  );
}

/** What kiam and kube2iam left on a namespace. */
export const legacyNamespaceAnnotation = defineCheck({
  id: 'IRSA-LG-003',
  title: 'Namespace still allows roles for kiam or kube2iam',
  severity: 'low',
  over: 'namespace',
  what: 'A namespace carries `iam.amazonaws.com/permitted` or `iam.amazonaws.com/allowed-roles`. It is worse where it allows every role while the agent still runs.',
  why: 'While the agent runs, a pod of the namespace gets any role that the list allows, by an annotation alone. Afterwards it is a trap for whoever brings the agent back.',
  howWeKnow:
    '`metadata.annotations` of the Namespace, and a DaemonSet whose name holds `kiam` or `kube2iam`.',
  fix: 'Move the workloads of the namespace to roles of their service accounts, then take the annotation off.',
  verify: '`kubectl get namespace -o yaml` no longer shows it.',
  needs: [{ kind: 'workload', of: 'cluster' }],
  *run({ namespace, cluster, subject }): Iterable<CheckHit> {
    for (const [key, agent] of Object.entries(AGENTS)) {
      const value = namespace.annotations?.[key];
      if (value === undefined) {
        continue;
      }
      const isOpen = EVERYTHING.test(value.trim());
      const isRunning = runs(cluster, agent);
      yield {
        cause: [key, value],
        severity: isOpen && isRunning ? 'high' : 'low',
        message: `Namespace ${namespace.name} of ${cluster.name} allows ${
          isOpen ? 'every role' : `roles (${value})`
        } for ${agent}, which ${
          isRunning ? 'still runs' : 'does not run'
        } there.`,
        evidence: [
          {
            source: `Namespace ${namespace.name} of ${cluster.name}`,
            path: `metadata.annotations["${key}"]`,
            value,
          },
        ],
        subject,
        remedies: [
          {
            action: 'explain',
            text: `When no pod of ${namespace.name} needs ${agent} any more, take the annotation ${key} off the namespace.`,
          },
        ],
      };
    }
  },
});
