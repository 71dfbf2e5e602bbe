import { EstateCluster } from '../../resolve/estate';
import { CheckHit, defineCheck } from '../framework/check';

const AGENT = 'eks-pod-identity-agent';

/** A cluster with associations and without the agent that hands out their credentials. */
export const agentMissing = defineCheck({
  id: 'IRSA-PI-002',
  title: 'Pod Identity agent is missing or not healthy',
  severity: 'high',
  over: 'cluster',
  what: 'A cluster has Pod Identity associations and neither Auto Mode, nor the add-on `eks-pod-identity-agent` in state ACTIVE, nor a DaemonSet of that name.',
  why: 'The agent hands out the credentials on each node. Without it pods wait and fail, or use the role of the node.',
  howWeKnow:
    '`addon.status` of DescribeAddon, `cluster.computeConfig.enabled` of DescribeCluster, and the DaemonSets of the cluster.',
  fix: 'Install the add-on; on nodes without it, look at the taints that keep the DaemonSet away.',
  verify:
    '`aws eks describe-addon --addon-name eks-pod-identity-agent` says ACTIVE.',
  needs: [
    { kind: 'addon', of: 'cluster' },
    { kind: 'workload', of: 'cluster' },
  ],
  appliesTo: ({ cluster }) => cluster.associations.size > 0,
  *run({ cluster }): Iterable<CheckHit> {
    const state = agentState(cluster);
    if (!state) {
      return;
    }
    const refs = [...cluster.associations.values()].flat().map(each => ({
      cluster: each.cluster,
      namespace: each.namespace,
      name: each.serviceAccount,
    }));
    yield {
      cause: [state],
      message: `Cluster ${cluster.name} has ${
        refs.length
      } Pod Identity association${
        refs.length === 1 ? '' : 's'
      }, and its agent is ${state}.`,
      evidence: [
        {
          source: `Add-ons of ${cluster.name}`,
          path: 'addon.addonName',
          value: `${AGENT} is ${state}`,
        },
      ],
      serviceAccounts: refs,
      consequences: refs.slice(0, 50).map(ref => ({
        kind: 'service-account' as const,
        ref: `serviceaccount:${ref.cluster}/${ref.namespace}/${ref.name}`,
      })),
      remedies: cluster.cluster?.arn
        ? [
            {
              action: 'install-addon',
              clusterArn: cluster.cluster.arn,
              addon: AGENT,
            },
          ]
        : [
            {
              action: 'explain',
              text: `Install the add-on ${AGENT} in ${cluster.name}.`,
            },
          ],
    };
  },
});

/** What is wrong with the agent; nothing where it runs. */
function agentState(cluster: EstateCluster): string | undefined {
  if (cluster.cluster?.autoMode) {
    return undefined;
  }
  const addon = cluster.addons.get(AGENT);
  if (addon) {
    return addon.status === undefined || addon.status === 'ACTIVE'
      ? undefined
      : addon.status;
  }
  return cluster.workloads.some(
    ({ kind, name }) => kind === 'DaemonSet' && name === AGENT,
  )
    ? undefined
    : 'absent';
}
