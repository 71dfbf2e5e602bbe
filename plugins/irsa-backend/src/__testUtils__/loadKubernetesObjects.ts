import { parseAllDocuments } from 'yaml';
import { asList, asObject, asText, at, JsonObject } from '../sources/shape';
import { KubeApiServer } from '../sources/kubernetes/__testUtils__/kubeApiServer';
import { EstateFiles, filesIn } from './demoFiles';

/** Where the API server keeps each kind in etcd. */
const KEYS: Readonly<Record<string, string>> = {
  Namespace: 'namespaces',
  // Nodes were called minions once, and are still kept under that name.
  Node: 'minions',
  ServiceAccount: 'serviceaccounts',
  Pod: 'pods',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
  CronJob: 'cronjobs',
  MutatingWebhookConfiguration: 'mutatingwebhookconfigurations',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  Role: 'roles',
  RoleBinding: 'rolebindings',
};

/**
 * Writes the objects of a cluster's files straight into etcd: through the API they would get new times and uids, and pods no status.
 *
 * @returns how many there are.
 */
export async function loadKubernetesObjects(
  server: KubeApiServer,
  files: EstateFiles,
  cluster: string,
): Promise<number> {
  const objects = filesIn(files, `clusters/${cluster}`).flatMap(
    ([path, text]) =>
      path.endsWith('.json')
        ? objectsOf(JSON.parse(text))
        : parseAllDocuments(text).flatMap(each => objectsOf(each.toJS())),
  );
  for (const object of objects) {
    await server.store(etcdKey(object), object);
  }
  return objects.length;
}

function objectsOf(document: unknown): JsonObject[] {
  const kind = asText(at(document, 'kind'));
  if (kind?.endsWith('List')) {
    // Objects of a typed list do not say what they are.
    const common =
      kind === 'List'
        ? {}
        : {
            kind: kind.replace(/List$/, ''),
            apiVersion: at(document, 'apiVersion'),
          };
    return asList(at(document, 'items')).map(item => ({
      ...common,
      ...asObject(item),
    }));
  }
  // Answers of the AWS CLI have no kind.
  return kind && kind in KEYS ? [asObject(document) ?? {}] : [];
}

function etcdKey(object: JsonObject): string {
  const kind = asText(object.kind) ?? '';
  if (!(kind in KEYS)) {
    throw new Error(`Where etcd keeps a ${kind} is not known here`);
  }
  const namespace = asText(at(object, 'metadata', 'namespace'));
  return [
    '/registry',
    KEYS[kind],
    ...(namespace ? [namespace] : []),
    asText(at(object, 'metadata', 'name')),
  ].join('/');
}
