import { WorkloadRecord } from '../model';
import { Estate, EstateCluster } from './estate';
import { memoize } from './memoize';
import { push } from './order';

/** Where workloads and service accounts are, over all clusters, so that an entity costs what it has and not what the estate has. */
export interface WorkloadIndex {
  readonly estate: Estate;
  /** In the order of their names. */
  readonly clusters: readonly EstateCluster[];
  /** Names of all clusters. */
  readonly clusterNames: readonly string[];
  /** Names of the clusters whose workloads were not read. */
  readonly notRead: readonly string[];
  /** Clusters that go by a name here, or by that name in the Backstage Kubernetes plugin. */
  named(name: string): readonly EstateCluster[];
  /** Workloads of all clusters with a label. */
  withLabel(key: string, value: string): readonly WorkloadRecord[];
  /** Clusters that have a service account of this name. */
  havingServiceAccount(key: string): readonly EstateCluster[];
}

/** Workloads of a cluster by the values of a label. */
const labelValues = memoize((cluster: EstateCluster) => {
  const keys = new Map<string, Map<string, readonly WorkloadRecord[]>>();
  for (const [label, workloads] of cluster.workloadsByLabel) {
    const at = label.indexOf('=');
    const key = label.slice(0, at);
    const values = keys.get(key) ?? new Map();
    values.set(label.slice(at + 1), workloads);
    keys.set(key, values);
  }
  return keys;
});

/** Prepares the search for workloads over all clusters. */
export function indexWorkloads(estate: Estate): WorkloadIndex {
  const clusters = [...estate.clusters.values()];
  const labels = new Map<string, Map<string, WorkloadRecord[]>>();
  let serviceAccounts: Map<string, EstateCluster[]> | undefined;

  const valuesOf = (key: string) => {
    const known = labels.get(key);
    if (known) {
      return known;
    }
    const all = new Map<string, WorkloadRecord[]>();
    for (const cluster of clusters) {
      for (const [value, workloads] of labelValues(cluster).get(key) ?? []) {
        all.set(value, (all.get(value) ?? []).concat(workloads));
      }
    }
    labels.set(key, all);
    return all;
  };
  const clustersByServiceAccount = () => {
    const all = new Map<string, EstateCluster[]>();
    for (const cluster of clusters) {
      for (const key of cluster.serviceAccounts.keys()) {
        const having = all.get(key);
        if (having) {
          having.push(cluster);
        } else {
          all.set(key, [cluster]);
        }
      }
    }
    return all;
  };

  const byName = new Map<string, EstateCluster[]>();
  for (const cluster of clusters) {
    const names = [cluster.name, cluster.cluster?.kubernetesPluginCluster];
    for (const name of new Set(names)) {
      if (name !== undefined) {
        push(byName, name, cluster);
      }
    }
  }

  return {
    estate,
    clusters,
    clusterNames: clusters.map(cluster => cluster.name),
    notRead: clusters
      .filter(cluster => !cluster.complete.has('workload'))
      .map(cluster => cluster.name),
    named: name => byName.get(name) ?? [],
    withLabel: (key, value) => valuesOf(key).get(value) ?? [],
    havingServiceAccount: key => {
      serviceAccounts ??= clustersByServiceAccount();
      return serviceAccounts.get(key) ?? [];
    },
  };
}
