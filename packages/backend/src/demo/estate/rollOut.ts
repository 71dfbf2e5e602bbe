import { randomBytes, randomUUID } from 'node:crypto';
import { admitPod } from './admitPod';
import { ClusterFolder } from './ClusterFolder';
import { KubernetesObject, PodSpec, Workload } from './types';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Whether an object is a workload whose pods can be started anew. */
export function isWorkload(object: KubernetesObject): object is Workload {
  return KINDS.includes(object.kind);
}

/** Fields that the API server gives an object when it is made. */
export function madeAt(time: string) {
  return {
    creationTimestamp: time,
    resourceVersion: String(randomBytes(4).readUInt32BE()),
    uid: randomUUID(),
  };
}

/**
 * Starts the pods of a workload anew, as `kubectl rollout restart` does: old pods go, and the webhook of EKS sees each new one.
 *
 * Where the pods of the cluster were not read, none are added, since the others would seem to be gone then.
 */
export function rollOut(
  cluster: ClusterFolder,
  workload: Workload,
  time: string,
): void {
  const { namespace = 'default', name } = workload.metadata;
  const replicaSets = cluster
    .list('ReplicaSet')
    .filter(each => isOwnedBy(each, workload))
    .map(({ metadata }) => metadata.name);
  const count = Math.max(
    1,
    cluster
      .list('Pod')
      .filter(
        pod =>
          isOwnedBy(pod, workload) || isOwnedByAny(pod, namespace, replicaSets),
      ).length ||
      (workload.spec.replicas ?? 1),
  );
  cluster.remove(
    object =>
      isOwnedBy(object, workload) ||
      isOwnedByAny(object, namespace, replicaSets),
  );
  const hash = randomBytes(5).toString('hex');
  const owner =
    workload.kind === 'Deployment'
      ? replicaSetOf(workload, hash, count, time)
      : workload;
  if (owner !== workload) {
    cluster.add(owner);
  }
  if (cluster.wasRead('Pod')) {
    const labels: Record<string, string> =
      owner === workload ? {} : { 'pod-template-hash': hash };
    for (let index = 0; index < count; index += 1) {
      const suffix =
        workload.kind === 'StatefulSet'
          ? String(index)
          : randomBytes(3).toString('hex').slice(0, 5);
      cluster.add(
        podOf(cluster, workload, owner, {
          name: `${owner === workload ? name : owner.metadata.name}-${suffix}`,
          labels,
          index,
          time,
        }),
      );
    }
  }
}

function replicaSetOf(
  workload: Workload,
  hash: string,
  replicas: number,
  time: string,
): KubernetesObject {
  const { metadata, spec } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...madeAt(time),
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels: {
        ...spec.template.metadata?.labels,
        'pod-template-hash': hash,
      },
      ownerReferences: [ownerReference(workload)],
    },
    spec: {
      replicas,
      selector: spec.selector,
      template: structuredClone(spec.template),
    },
    status: { replicas, readyReplicas: replicas, availableReplicas: replicas },
  };
}

function podOf(
  cluster: ClusterFolder,
  workload: Workload,
  owner: KubernetesObject,
  pod: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly index: number;
    readonly time: string;
  },
): KubernetesObject {
  const { template } = workload.spec;
  const { namespace = 'default' } = workload.metadata;
  const serviceAccountName = template.spec.serviceAccountName ?? 'default';
  const account = cluster.find('ServiceAccount', namespace, serviceAccountName);
  const isAssociated = cluster.isAssociated(namespace, serviceAccountName);
  const annotations = account?.metadata.annotations ?? {};
  const nodes = cluster.list('Node');
  const spec: PodSpec = {
    ...structuredClone(template.spec),
    serviceAccount: serviceAccountName,
    serviceAccountName,
    ...(nodes.length > 0
      ? { nodeName: nodes[pod.index % nodes.length].metadata.name }
      : {}),
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...madeAt(pod.time),
      name: pod.name,
      namespace,
      labels: {
        ...template.metadata?.labels,
        ...pod.labels,
        ...(isAssociated
          ? { 'eks.amazonaws.com/pod-identity': 'enabled' }
          : {}),
      },
      ...(template.metadata?.annotations
        ? { annotations: { ...template.metadata.annotations } }
        : {}),
      ownerReferences: [ownerReference(owner)],
    },
    spec: admitPod(spec, {
      region: cluster.region,
      isAssociated,
      roleArn: annotations['eks.amazonaws.com/role-arn'],
      audience: annotations['eks.amazonaws.com/audience'],
    }),
    status: {
      phase: 'Running',
      startTime: pod.time,
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: pod.time },
      ],
      containerStatuses: template.spec.containers.map(({ name, image }) => ({
        name,
        image,
        ready: true,
        restartCount: 0,
        started: true,
        state: { running: { startedAt: pod.time } },
      })),
    },
  };
}

function ownerReference({ apiVersion, kind, metadata }: KubernetesObject) {
  return {
    apiVersion,
    blockOwnerDeletion: true,
    controller: true,
    kind,
    name: metadata.name,
    uid: metadata.uid,
  };
}

function isOwnedBy(
  { metadata }: KubernetesObject,
  owner: KubernetesObject,
): boolean {
  return (
    metadata.namespace === owner.metadata.namespace &&
    (metadata.ownerReferences ?? []).some(
      ({ kind, name }) => kind === owner.kind && name === owner.metadata.name,
    )
  );
}

function isOwnedByAny(
  { metadata }: KubernetesObject,
  namespace: string,
  replicaSets: readonly string[],
): boolean {
  return (
    metadata.namespace === namespace &&
    (metadata.ownerReferences ?? []).some(
      ({ kind, name }) => kind === 'ReplicaSet' && replicaSets.includes(name),
    )
  );
}
