import { InputError, NotFoundError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { ClusterFolder } from './ClusterFolder';
import { isObject } from './ObjectFile';
import { isWorkload, madeAt, rollOut } from './rollOut';
import { KubernetesObject } from './types';

/** Objects of a namespace that a template may bring into the demo's estate. */
const KINDS = [
  'ServiceAccount',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Service',
];

/**
 * Reads manifests; documents that are no object of Kubernetes, such as a Kustomization, are left out.
 *
 * @throws InputError for YAML that is none.
 */
export function readManifests(text: string, file: string): KubernetesObject[] {
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) {
      throw new InputError(
        `${file} is not valid YAML: ${document.errors[0].message}`,
      );
    }
    const object: unknown = document.toJS();
    return isObject(object) && KINDS.includes(object.kind) ? [object] : [];
  });
}

/**
 * Applies objects to a cluster of the estate, as `kubectl apply` does, and starts workloads anew that this is about. Service accounts come first.
 *
 * @throws NotFoundError where the cluster does not have the namespace.
 */
export function applyObjects(
  cluster: ClusterFolder,
  objects: readonly KubernetesObject[],
  time: string,
): void {
  const inOrder = [...objects].sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
  for (const object of inOrder) {
    requireNamespace(cluster, object);
    const applied = applyObject(cluster, object, time);
    if (isWorkload(applied)) {
      rollOut(cluster, applied, time);
    }
    if (applied.kind === 'ServiceAccount') {
      restartWorkloadsOf(cluster, applied.metadata, time);
    }
  }
}

/** Starts everything anew that runs as a service account. */
export function restartWorkloadsOf(
  cluster: ClusterFolder,
  { namespace, name }: { readonly namespace?: string; readonly name: string },
  time: string,
): void {
  for (const workload of [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
  ]) {
    if (
      isWorkload(workload) &&
      workload.metadata.namespace === namespace &&
      (workload.spec.template.spec.serviceAccountName ?? 'default') === name
    ) {
      rollOut(cluster, workload, time);
    }
  }
}

function requireNamespace(
  cluster: ClusterFolder,
  { kind, metadata }: KubernetesObject,
): void {
  const { namespace = 'default', name } = metadata;
  if (!cluster.find('Namespace', undefined, namespace)) {
    throw new NotFoundError(
      `${kind} ${name} cannot be applied: ${
        cluster.name
      } of the demo has no namespace ${namespace}. It has ${cluster
        .list('Namespace')
        .map(each => each.metadata.name)
        .sort()
        .join(', ')}.`,
    );
  }
}

function applyObject(
  cluster: ClusterFolder,
  object: KubernetesObject,
  time: string,
): KubernetesObject {
  const { kind, metadata } = object;
  const { namespace = 'default', name } = metadata;
  const existing = cluster.find(kind, namespace, name);
  const labels = { ...existing?.metadata.labels, ...metadata.labels };
  const annotations = {
    ...existing?.metadata.annotations,
    ...metadata.annotations,
  };
  const applied: KubernetesObject = {
    ...object,
    metadata: {
      ...madeAt(time),
      ...existing?.metadata,
      name,
      namespace,
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      managedFields: [appliedFields(object, time)],
    },
  };
  if (existing) {
    Object.assign(existing, applied);
    cluster.changed(existing);
    return existing;
  }
  cluster.add(applied);
  return applied;
}

/** What the API server writes down about who set which annotation, and when. */
function appliedFields(
  { apiVersion, metadata }: KubernetesObject,
  time: string,
): object {
  const annotations = Object.keys(metadata.annotations ?? {}).map(key => [
    `f:${key}`,
    {},
  ]);
  return {
    manager: 'kubectl-client-side-apply',
    operation: 'Update',
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': {
        'f:annotations': { '.': {}, ...Object.fromEntries(annotations) },
      },
    },
  };
}
