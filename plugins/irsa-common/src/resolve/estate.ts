import {
  AccessGrantRecord,
  AccountRecord,
  AddonRecord,
  ClusterRecord,
  CompleteMark,
  ManagedPolicyRecord,
  MutatingWebhookRecord,
  NamespaceRecord,
  NodeRecord,
  NodeRoleRecord,
  OidcProviderRecord,
  PodIdentityAssociationRecord,
  PodRecord,
  RecordKind,
  RoleRecord,
  ServiceAccountRecord,
  SnapshotRecord,
  WebhookRoleRecord,
  WorkloadRecord,
} from '../model';
import { joinAccount } from './estateAccount';
import { ClusterBuilder } from './estateCluster';
import { Memory } from './memory';
import { compareText, push } from './order';
import { ResolveCache } from './resolveCache';
import { SnapshotPart, splitSnapshot } from './snapshotParts';

export { namespacedName, roleAnnotationKey } from './names';

/**
 * What one source's last good snapshot holds.
 *
 * @public
 */
export interface SnapshotData {
  /** Id of the source, for instance `kubernetes:prod-euw1`. */
  readonly sourceId: string;
  /** Id of the snapshot: the same id means the same marks and records. Without one, a cache keeps nothing of the snapshot. */
  readonly id?: string;
  /** What the source read whole; what has no mark here was not read, or only in part. */
  readonly complete: readonly CompleteMark[];
  /** Everything the source read, in any order; gone through once. */
  readonly records: Iterable<SnapshotRecord>;
}

/**
 * An AWS account, joined from every source that read it.
 *
 * @public
 */
export interface EstateAccount {
  /** Account id, twelve digits. */
  readonly id: string;
  /** Absent when only roles or OIDC providers of the account were read. */
  readonly account?: AccountRecord;
  /** By ARN. */
  readonly roles: ReadonlyMap<string, RoleRecord>;
  /** By ARN. */
  readonly providers: ReadonlyMap<string, OidcProviderRecord>;
  /** Managed policies that its roles name, by ARN. */
  readonly policies: ReadonlyMap<string, ManagedPolicyRecord>;
  /** Kinds of which every record was read. */
  readonly complete: ReadonlySet<RecordKind>;
  /** Ids of the sources that read it, in their order. */
  readonly sources: readonly string[];
}

/**
 * A cluster, joined from every source that read it. Service accounts and associations are keyed by `<namespace>/<name>`.
 *
 * @public
 */
export interface EstateCluster {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly name: string;
  /** What EKS or the configuration says about it; absent when only what runs in it was read. */
  readonly cluster?: ClusterRecord;
  /** Prefix of the annotations that the cluster's webhook reads. */
  readonly annotationPrefix: string;
  /** By name. */
  readonly namespaces: ReadonlyMap<string, NamespaceRecord>;
  /** By name. */
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  /** Roles of its nodes, in the order in which they were read. */
  readonly nodeRoles: readonly NodeRoleRecord[];
  /** Webhooks that are called for pods. */
  readonly webhooks: readonly MutatingWebhookRecord[];
  /** Entries of the ConfigMap of the webhook, by `<namespace>/<service account>`; the namespace may be `*`. */
  readonly webhookRoles: ReadonlyMap<string, WebhookRoleRecord>;
  /** Grants that lead to tokens of service accounts. */
  readonly accessGrants: readonly AccessGrantRecord[];
  /** By `<namespace>/<name>`. */
  readonly serviceAccounts: ReadonlyMap<string, ServiceAccountRecord>;
  /** Service accounts by the text of the role annotation. */
  readonly annotatedWith: ReadonlyMap<string, readonly ServiceAccountRecord[]>;
  /** By `<namespace>/<service account>`, whether that service account exists or not. */
  readonly associations: ReadonlyMap<
    string,
    readonly PodIdentityAssociationRecord[]
  >;
  /** Associations by the ARN of the role that they name. */
  readonly associationsOfRole: ReadonlyMap<
    string,
    readonly PodIdentityAssociationRecord[]
  >;
  /** By `addonName`, for instance `eks-pod-identity-agent`. */
  readonly addons: ReadonlyMap<string, AddonRecord>;
  /** Workloads that no other workload owns. */
  readonly workloads: readonly WorkloadRecord[];
  /** The same by each label of theirs or of their pods, as `<key>=<value>`. */
  readonly workloadsByLabel: ReadonlyMap<string, readonly WorkloadRecord[]>;
  /** The same by `<namespace>/<service account>`. */
  readonly workloadsByServiceAccount: ReadonlyMap<
    string,
    readonly WorkloadRecord[]
  >;
  /** Pods of owners that are no workload that was read, by `<namespace>/<service account>`. */
  readonly strayPodsByServiceAccount: ReadonlyMap<string, readonly PodRecord[]>;
  /** Kinds of which every record was read. */
  readonly complete: ReadonlySet<RecordKind>;
  /** Ids of the sources that read it, in their order. */
  readonly sources: readonly string[];
  /** Pods by the key of the workload at the top of their owners. */
  readonly podsOf: (workload: WorkloadRecord) => readonly PodRecord[];
}

/**
 * Everything that was read, joined and indexed.
 *
 * @public
 */
export interface Estate {
  /** By account id, twelve digits. */
  readonly accounts: ReadonlyMap<string, EstateAccount>;
  /** By the name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly clusters: ReadonlyMap<string, EstateCluster>;
  /** Clusters by issuer without `https://`. */
  readonly clusterOfIssuer: ReadonlyMap<string, EstateCluster>;
  /** Whether every record of a kind was read, in one account or cluster. */
  isComplete(kind: RecordKind, of: string): boolean;
  /** Ids of the sources that read an account or a cluster. */
  sourcesOf(of: string): readonly string[];
}

/**
 * Joins what the sources read into one estate. The cost grows with the number of records.
 *
 * @param defaultPrefix - Annotation prefix of clusters that state none.
 *
 * @public
 */
export function buildEstate(
  snapshots: Iterable<SnapshotData>,
  defaultPrefix: string,
): Estate {
  const steps = buildEstateInSteps(snapshots, defaultPrefix);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * The same as {@link buildEstate}, in steps after each of which the caller can do something else.
 *
 * @param cache - keeps what belongs to snapshots that are the same the next time.
 *
 * @public
 */
export function* buildEstateInSteps(
  snapshots: Iterable<SnapshotData>,
  defaultPrefix: string,
  cache: ResolveCache = new ResolveCache(),
): Generator<void, Estate> {
  const memory = cache.estate;
  memory.beginRun();
  // The order of the sources decides what wins where two of them read the same thing.
  const inOrder = [...snapshots].sort((a, b) =>
    compareText(a.sourceId, b.sourceId),
  );
  const accountParts = new Map<string, SnapshotPart[]>();
  const clusterParts = new Map<string, SnapshotPart[]>();
  for (const snapshot of inOrder) {
    const parts = memory.recall(
      `snapshot ${snapshot.sourceId}`,
      [snapshot.id ?? snapshot],
      () => splitSnapshot(snapshot),
    );
    parts.accounts.forEach(part => push(accountParts, part.of, part));
    parts.clusters.forEach(part => push(clusterParts, part.of, part));
    yield;
  }

  const accounts = new Map<string, EstateAccount>();
  for (const id of [...accountParts.keys()].sort(compareText)) {
    const parts = accountParts.get(id)!;
    accounts.set(
      id,
      memory.recall(`account ${id}`, parts, () => joinAccount(id, parts)),
    );
    yield;
  }
  const clusters = new Map<string, EstateCluster>();
  for (const name of [...clusterParts.keys()].sort(compareText)) {
    const parts = clusterParts.get(name)!;
    // Marks alone do not make a cluster: nothing says that there is one.
    if (parts.some(part => part.records.length > 0)) {
      clusters.set(name, recallCluster(memory, name, parts, defaultPrefix));
      yield;
    }
  }
  memory.endRun();
  return assembleEstate(accounts, clusters);
}

function recallCluster(
  memory: Memory,
  name: string,
  parts: readonly SnapshotPart[],
  defaultPrefix: string,
): EstateCluster {
  return memory.recall(`cluster ${name}`, [defaultPrefix, ...parts], () => {
    const cluster = new ClusterBuilder(name, defaultPrefix);
    for (const part of parts) {
      cluster.addPart(part);
    }
    cluster.finish();
    return cluster;
  });
}

function assembleEstate(
  accounts: ReadonlyMap<string, EstateAccount>,
  clusters: ReadonlyMap<string, EstateCluster>,
): Estate {
  const clusterOfIssuer = new Map<string, EstateCluster>();
  for (const cluster of clusters.values()) {
    if (cluster.cluster?.issuer) {
      clusterOfIssuer.set(
        cluster.cluster.issuer.replace(/^https:\/\//, ''),
        cluster,
      );
    }
  }
  const none: readonly string[] = [];
  return {
    accounts,
    clusters,
    clusterOfIssuer,
    isComplete: (kind, of) =>
      accounts.get(of)?.complete.has(kind) === true ||
      clusters.get(of)?.complete.has(kind) === true,
    sourcesOf: of =>
      clusters.get(of)?.sources ?? accounts.get(of)?.sources ?? none,
  };
}
