import { NotFoundError } from '@backstage/errors';
import { ClusterFolder } from './ClusterFolder';
import { isWorkload, madeAt, rollOut } from './rollOut';
import { EstateWorkload, KubernetesObject, Workload } from './types';

/** With which pods ask the agents of kiam and kube2iam for a role. */
const LEGACY_ROLE = 'iam.amazonaws.com/role';
/** With which a namespace lets its pods ask. */
const LEGACY_PERMISSIONS = [
  'iam.amazonaws.com/allowed-roles',
  'iam.amazonaws.com/permitted',
];

/**
 * Has a workload run as a service account, in its cluster or as well in another one, without an annotation for kiam or kube2iam.
 *
 * @throws NotFoundError where neither cluster has it.
 */
export function runAs(
  cluster: ClusterFolder,
  wanted: EstateWorkload,
  from: ClusterFolder,
  time: string,
): void {
  const { namespace, kind, name, serviceAccount } = wanted;
  const existing = cluster.find(kind, namespace, name);
  const source = existing ?? from.find(kind, namespace, name);
  if (!source) {
    throw new NotFoundError(
      `${cluster.name} of the demo has no ${kind} ${namespace}/${name}.`,
    );
  }
  if (!isWorkload(source)) {
    // Jobs of a CronJob get the service account of their next run; nothing runs on that could be started anew.
    setOnCronJob(cluster, source, serviceAccount);
    return;
  }
  const workload = existing ? source : copyTo(cluster, source, time);
  const { template } = workload.spec;
  template.spec = {
    ...template.spec,
    serviceAccount,
    serviceAccountName: serviceAccount,
  };
  if (template.metadata?.annotations) {
    const { [LEGACY_ROLE]: _, ...annotations } = template.metadata.annotations;
    template.metadata = { ...template.metadata, annotations };
  }
  cluster.changed(workload);
  rollOut(cluster, workload, time);
  cleanNamespace(cluster, namespace);
}

function copyTo(
  cluster: ClusterFolder,
  source: Workload,
  time: string,
): Workload {
  const { name, namespace, labels, annotations } = source.metadata;
  const copy: Workload = {
    ...structuredClone(source),
    metadata: {
      ...madeAt(time),
      name,
      namespace,
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
    },
  };
  cluster.add(copy);
  return copy;
}

function setOnCronJob(
  cluster: ClusterFolder,
  object: KubernetesObject,
  serviceAccountName: string,
): void {
  const { jobTemplate } = object.spec as {
    jobTemplate?: { spec: Pick<Workload['spec'], 'template'> };
  };
  if (jobTemplate) {
    jobTemplate.spec.template.spec.serviceAccountName = serviceAccountName;
    cluster.changed(object);
  }
}

/** Takes the permissions of kiam and kube2iam off a namespace in which no workload asks for a role any more. */
function cleanNamespace(cluster: ClusterFolder, namespace: string): void {
  const asks = [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
  ].some(
    each =>
      isWorkload(each) &&
      each.metadata.namespace === namespace &&
      each.spec.template.metadata?.annotations?.[LEGACY_ROLE] !== undefined,
  );
  const object = cluster.find('Namespace', undefined, namespace);
  const { annotations } = object?.metadata ?? {};
  if (object && annotations && !asks) {
    object.metadata.annotations = Object.fromEntries(
      Object.entries(annotations).filter(
        ([key]) => !LEGACY_PERMISSIONS.includes(key),
      ),
    );
    cluster.changed(object);
  }
}
