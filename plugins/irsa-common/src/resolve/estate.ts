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
  OwnerReference,
  PodIdentityAssociationRecord,
  PodRecord,
  RecordKind,
  RoleRecord,
  ServiceAccountRecord,
  SnapshotRecord,
  WebhookRoleRecord,
  WorkloadRecord,
} from '../model';

/**
 * What one source's last good snapshot holds.
 *
 * @public
 */
export interface SnapshotData {
  /** Id of the source, for instance `kubernetes:prod-euw1`. */
  readonly sourceId: string;
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

/** `<namespace>/<name>` */
export function namespacedName(thing: {
  namespace: string;
  name: string;
}): string {
  return `${thing.namespace}/${thing.name}`;
}

/** The key of the webhook's role annotation in a cluster. */
export function roleAnnotationKey(
  cluster: ClusterRecord | undefined,
  defaultPrefix: string,
): string {
  return `${cluster?.annotationPrefix ?? defaultPrefix}/role-arn`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

class AccountBuilder implements EstateAccount {
  account?: AccountRecord;
  readonly roles = new Map<string, RoleRecord>();
  readonly providers = new Map<string, OidcProviderRecord>();
  readonly policies = new Map<string, ManagedPolicyRecord>();

  constructor(readonly id: string) {}
}

class ClusterBuilder implements EstateCluster {
  cluster?: ClusterRecord;
  readonly namespaces = new Map<string, NamespaceRecord>();
  readonly nodes = new Map<string, NodeRecord>();
  readonly nodeRoles: NodeRoleRecord[] = [];
  readonly webhooks: MutatingWebhookRecord[] = [];
  readonly webhookRoles = new Map<string, WebhookRoleRecord>();
  readonly accessGrants: AccessGrantRecord[] = [];
  readonly serviceAccounts = new Map<string, ServiceAccountRecord>();
  readonly annotatedWith = new Map<string, ServiceAccountRecord[]>();
  readonly associations = new Map<string, PodIdentityAssociationRecord[]>();
  readonly associationsOfRole = new Map<
    string,
    PodIdentityAssociationRecord[]
  >();
  readonly addons = new Map<string, AddonRecord>();
  workloads: WorkloadRecord[] = [];
  readonly workloadsByLabel = new Map<string, WorkloadRecord[]>();
  readonly workloadsByServiceAccount = new Map<string, WorkloadRecord[]>();
  readonly #all = new Map<string, WorkloadRecord>();
  readonly #pods: PodRecord[] = [];
  readonly #podsByTop = new Map<string, PodRecord[]>();

  constructor(readonly name: string) {}

  add(record: SnapshotRecord) {
    switch (record.kind) {
      case 'cluster':
        this.cluster = { ...this.cluster, ...record.value };
        break;
      case 'namespace':
        this.namespaces.set(record.value.name, record.value);
        break;
      case 'node':
        this.nodes.set(record.value.name, record.value);
        break;
      case 'node-role':
        this.nodeRoles.push(record.value);
        break;
      case 'mutating-webhook':
        this.webhooks.push(record.value);
        break;
      case 'webhook-role':
        this.webhookRoles.set(
          `${record.value.namespace}/${record.value.serviceAccount}`,
          record.value,
        );
        break;
      case 'access-grant':
        this.accessGrants.push(record.value);
        break;
      case 'service-account':
        this.serviceAccounts.set(namespacedName(record.value), record.value);
        break;
      case 'pod-identity-association': {
        const association = record.value;
        push(
          this.associations,
          `${association.namespace}/${association.serviceAccount}`,
          association,
        );
        push(this.associationsOfRole, association.roleArn, association);
        break;
      }
      case 'addon':
        this.addons.set(record.value.name, record.value);
        break;
      case 'workload':
        this.#all.set(
          workloadKey(
            record.value.kind,
            record.value.namespace,
            record.value.name,
          ),
          record.value,
        );
        break;
      case 'pod':
        this.#pods.push(record.value);
        break;
      default:
        break;
    }
  }

  finish(defaultPrefix: string) {
    const annotation = roleAnnotationKey(this.cluster, defaultPrefix);
    for (const serviceAccount of this.serviceAccounts.values()) {
      const arn = serviceAccount.annotations[annotation];
      if (arn !== undefined) {
        push(this.annotatedWith, arn, serviceAccount);
      }
    }
    for (const pod of this.#pods) {
      const top = this.#topOwner(pod);
      push(
        this.#podsByTop,
        workloadKey(top.kind, pod.namespace, top.name),
        pod,
      );
      if (!pod.owner) {
        this.#all.set(
          workloadKey('Pod', pod.namespace, pod.name),
          barePod(pod),
        );
      }
    }
    for (const workload of this.#all.values()) {
      if (workload.owner && this.#isKnown(workload.owner, workload.namespace)) {
        continue;
      }
      this.workloads.push(workload);
      push(
        this.workloadsByServiceAccount,
        `${workload.namespace}/${workload.serviceAccount}`,
        workload,
      );
      for (const label of labelsOf(workload)) {
        push(this.workloadsByLabel, label, workload);
      }
    }
  }

  podsOf = (workload: WorkloadRecord): readonly PodRecord[] =>
    this.#podsByTop.get(
      workloadKey(workload.kind, workload.namespace, workload.name),
    ) ?? [];

  #isKnown(owner: { kind: string; name: string }, namespace: string): boolean {
    return this.#all.has(workloadKey(owner.kind, namespace, owner.name));
  }

  #topOwner(pod: PodRecord): OwnerReference {
    if (!pod.owner) {
      return { kind: 'Pod', name: pod.name };
    }
    let top: OwnerReference = pod.owner;
    // Exports often leave ReplicaSets out; their names are the Deployment's and the hash that the pod carries as a label.
    const hash = pod.labels['pod-template-hash'];
    if (
      top.kind === 'ReplicaSet' &&
      hash &&
      top.name.endsWith(`-${hash}`) &&
      !this.#isKnown(top, pod.namespace)
    ) {
      return {
        kind: 'Deployment',
        name: top.name.slice(0, -hash.length - 1),
      };
    }
    // Owners are at most three deep (CronJob, Job, Pod); the bound only guards against a loop in what was read.
    for (let depth = 0; depth < 4; depth++) {
      const next: OwnerReference | undefined = this.#all.get(
        workloadKey(top.kind, pod.namespace, top.name),
      )?.owner;
      if (!next || !this.#isKnown(next, pod.namespace)) {
        break;
      }
      top = next;
    }
    return top;
  }
}

function workloadKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

function barePod(pod: PodRecord): WorkloadRecord {
  return {
    cluster: pod.cluster,
    namespace: pod.namespace,
    kind: 'Pod',
    name: pod.name,
    labels: pod.labels,
    podLabels: pod.labels,
    podAnnotations: pod.annotations,
    serviceAccount: pod.serviceAccount,
    containers: pod.containers,
    tokenVolumes: pod.tokenVolumes,
    automountToken: pod.automountToken,
    hostNetwork: pod.hostNetwork,
    nodeSelector: pod.nodeSelector,
    windowsByAffinity: pod.windowsByAffinity,
    nonRoot: pod.nonRoot,
    fsGroup: pod.fsGroup,
    createdAt: pod.createdAt,
  };
}

function labelsOf(workload: WorkloadRecord): Set<string> {
  const labels = new Set<string>();
  for (const source of [workload.labels, workload.podLabels]) {
    for (const [key, value] of Object.entries(source)) {
      labels.add(`${key}=${value}`);
    }
  }
  return labels;
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
  const accounts = new Map<string, AccountBuilder>();
  const clusters = new Map<string, ClusterBuilder>();
  const complete = new Set<string>();
  const sources = new Map<string, Set<string>>();

  const accountOf = (id: string) => {
    const account = accounts.get(id) ?? new AccountBuilder(id);
    accounts.set(id, account);
    return account;
  };
  const clusterOf = (name: string) => {
    const cluster = clusters.get(name) ?? new ClusterBuilder(name);
    clusters.set(name, cluster);
    return cluster;
  };

  for (const snapshot of snapshots) {
    const touched = new Set<string>();
    for (const mark of snapshot.complete) {
      complete.add(`${mark.kind} ${mark.of}`);
      touched.add(mark.of);
    }
    for (const record of snapshot.records) {
      switch (record.kind) {
        case 'account':
          accountOf(record.value.account).account = record.value;
          touched.add(record.value.account);
          break;
        case 'role':
          accountOf(record.value.account).roles.set(
            record.value.arn,
            record.value,
          );
          touched.add(record.value.account);
          break;
        case 'oidc-provider':
          accountOf(record.value.account).providers.set(
            record.value.arn,
            record.value,
          );
          touched.add(record.value.account);
          break;
        case 'managed-policy':
          accountOf(record.value.account).policies.set(
            record.value.arn,
            record.value,
          );
          touched.add(record.value.account);
          break;
        default:
          clusterOf(record.value.cluster).add(record);
          touched.add(record.value.cluster);
      }
    }
    for (const of of touched) {
      const ids = sources.get(of) ?? new Set<string>();
      ids.add(snapshot.sourceId);
      sources.set(of, ids);
    }
  }

  const clusterOfIssuer = new Map<string, EstateCluster>();
  for (const cluster of clusters.values()) {
    cluster.finish(defaultPrefix);
    if (cluster.cluster?.issuer) {
      clusterOfIssuer.set(
        cluster.cluster.issuer.replace(/^https:\/\//, ''),
        cluster,
      );
    }
  }

  return {
    accounts,
    clusters,
    clusterOfIssuer,
    isComplete: (kind, of) => complete.has(`${kind} ${of}`),
    sourcesOf: of => [...(sources.get(of) ?? [])].sort(),
  };
}
