import {
  AccessGrantRecord,
  AddonRecord,
  ClusterRecord,
  MutatingWebhookRecord,
  NamespaceRecord,
  NodeRecord,
  NodeRoleRecord,
  OwnerReference,
  PodIdentityAssociationRecord,
  PodRecord,
  RecordKind,
  ServiceAccountRecord,
  SnapshotRecord,
  WebhookRoleRecord,
  WorkloadKind,
  WorkloadRecord,
} from '../model';
import type { EstateCluster } from './estate';
import { namespacedName, roleAnnotationKey } from './names';
import { compareText, push, sortedBy } from './order';
import type { SnapshotPart } from './snapshotParts';

/** Kinds in the order in which they are listed. */
const KIND_ORDER: readonly WorkloadKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Rollout',
  'Pod',
];

/**
 * Joins the records of a cluster. Everything is put in an order of its own, so that the order of what was read makes no difference.
 */
export class ClusterBuilder implements EstateCluster {
  cluster?: ClusterRecord;
  readonly sources: string[] = [];
  readonly complete = new Set<RecordKind>();
  namespaces = new Map<string, NamespaceRecord>();
  nodes = new Map<string, NodeRecord>();
  nodeRoles: NodeRoleRecord[] = [];
  webhooks: MutatingWebhookRecord[] = [];
  webhookRoles = new Map<string, WebhookRoleRecord>();
  accessGrants: AccessGrantRecord[] = [];
  serviceAccounts = new Map<string, ServiceAccountRecord>();
  readonly annotatedWith = new Map<string, ServiceAccountRecord[]>();
  readonly associations = new Map<string, PodIdentityAssociationRecord[]>();
  readonly associationsOfRole = new Map<
    string,
    PodIdentityAssociationRecord[]
  >();
  addons = new Map<string, AddonRecord>();
  readonly workloads: WorkloadRecord[] = [];
  readonly workloadsByLabel = new Map<string, WorkloadRecord[]>();
  readonly workloadsByServiceAccount = new Map<string, WorkloadRecord[]>();
  readonly strayPodsByServiceAccount = new Map<string, PodRecord[]>();
  readonly #associations = new Map<string, PodIdentityAssociationRecord>();
  readonly #all = new Map<string, WorkloadRecord>();
  readonly #pods = new Map<string, PodRecord>();
  readonly #podsByTop = new Map<string, PodRecord[]>();

  constructor(readonly name: string, private readonly defaultPrefix: string) {}

  get annotationPrefix(): string {
    return this.cluster?.annotationPrefix ?? this.defaultPrefix;
  }

  addPart(part: SnapshotPart) {
    if (!this.sources.includes(part.sourceId)) {
      this.sources.push(part.sourceId);
    }
    part.complete.forEach(kind => this.complete.add(kind));
    part.records.forEach(record => this.#add(record));
  }

  #add(record: SnapshotRecord) {
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
      case 'pod-identity-association':
        this.#associations.set(record.value.associationId, record.value);
        break;
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
        this.#pods.set(namespacedName(record.value), record.value);
        break;
      default:
        break;
    }
  }

  finish() {
    this.#putInOrder();
    const annotation = roleAnnotationKey(this);
    for (const serviceAccount of this.serviceAccounts.values()) {
      const arn = serviceAccount.annotations[annotation];
      if (arn !== undefined) {
        push(this.annotatedWith, arn, serviceAccount);
      }
    }
    for (const association of sortedBy(
      this.#associations.values(),
      each => each.associationId,
    )) {
      push(
        this.associations,
        `${association.namespace}/${association.serviceAccount}`,
        association,
      );
      push(this.associationsOfRole, association.roleArn, association);
    }
    this.#joinPods();
    this.#listWorkloads();
  }

  #putInOrder() {
    this.namespaces = inOrder(this.namespaces);
    this.nodes = inOrder(this.nodes);
    this.webhookRoles = inOrder(this.webhookRoles);
    this.serviceAccounts = inOrder(this.serviceAccounts);
    this.addons = inOrder(this.addons);
    this.nodeRoles = sortedBy(this.nodeRoles, each =>
      [each.roleArn, each.from, each.name].join(' '),
    );
    this.webhooks = sortedBy(this.webhooks, each =>
      [each.configuration, each.name].join(' '),
    );
    this.accessGrants = sortedBy(this.accessGrants, each =>
      [each.namespace ?? '', each.binding, each.role].join(' '),
    );
  }

  #joinPods() {
    for (const pod of sortedBy(this.#pods.values(), namespacedName)) {
      const top = this.#topOwner(pod);
      const key = workloadKey(top.kind, pod.namespace, top.name);
      push(this.#podsByTop, key, pod);
      if (!pod.owner) {
        this.#all.set(key, barePod(pod));
      } else if (!this.#all.has(key)) {
        push(
          this.strayPodsByServiceAccount,
          `${pod.namespace}/${pod.serviceAccount}`,
          pod,
        );
      }
    }
  }

  #listWorkloads() {
    const listed = [...this.#all.values()].filter(
      workload =>
        !workload.owner || !this.#isKnown(workload.owner, workload.namespace),
    );
    for (const workload of sortedBy(listed, orderOfWorkload)) {
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

function inOrder<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].sort(([a], [b]) => compareText(a, b)));
}

function orderOfWorkload(workload: WorkloadRecord): string {
  return `${workload.namespace}/${KIND_ORDER.indexOf(workload.kind)}/${
    workload.name
  }`;
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
