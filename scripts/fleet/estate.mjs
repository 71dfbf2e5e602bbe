import {
  accountFiles,
  describeAddons,
  describeAssociations,
  describeCluster,
  eksDate,
} from './aws.mjs';
import { CATALOG } from './catalog.mjs';
import { CLUSTERS, PRODUCTION, SHARED } from './company.mjs';
import { clusterObjects } from './kubernetes.mjs';
import { describeAccessEntries, describeNodegroups } from './nodeRoles.mjs';
import { readme } from './readme.mjs';
import {
  json,
  kubectlJson,
  kubectlList,
  kubectlYaml,
  multiDocumentYaml,
  plainYaml,
  rawJson,
} from './render.mjs';
import { ROLES } from './roles.mjs';

const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
];

/** An export may lack a kind because there was none of it; this says that it was looked for. */
function readYaml(kinds) {
  return plainYaml([{ kinds }]);
}

const withoutManagedFields = object => {
  const { managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
};

/** An empty list as the API server gives it, which keeps its type. */
function emptyTypedList(kind, apiVersion) {
  return rawJson({
    kind: `${kind}List`,
    apiVersion,
    metadata: { resourceVersion: '48211907' },
    items: [],
  });
}

/** The Kubernetes files of each cluster, each in another form that people have. */
const KUBERNETES_FILES = {
  'prod-euw1': objects => ({
    'namespaces.yaml': kubectlYaml(kubectlList(objects.namespaces)),
    'nodes.yaml': kubectlYaml(kubectlList(objects.nodes)),
    'webhooks.yaml': kubectlYaml(kubectlList(objects.webhooks)),
    'rbac.yaml': kubectlYaml(kubectlList(objects.accessControl)),
    // The control plane of EKS has the webhook's roles from the annotations, so there is no ConfigMap with more of them.
    'read.yaml': readYaml(['ConfigMap']),
    'pods.yaml': kubectlYaml(kubectlList(objects.pods)),
    // Written with --show-managed-fields, which tells when an annotation was made.
    'serviceaccounts.yaml': kubectlYaml(kubectlList(objects.serviceAccounts)),
    'workloads.yaml': kubectlYaml(kubectlList(objects.workloads)),
  }),
  'prod-use1': objects => ({
    'objects.json': kubectlJson(
      kubectlList(
        [
          ...objects.namespaces,
          ...objects.nodes,
          ...objects.webhooks,
          ...objects.accessControl,
          ...objects.serviceAccounts,
          ...objects.pods,
          ...objects.workloads,
        ].map(withoutManagedFields),
      ),
    ),
    'statefulsets.json': emptyTypedList('StatefulSet', 'apps/v1'),
    'jobs.json': emptyTypedList('Job', 'batch/v1'),
    'cronjobs.json': emptyTypedList('CronJob', 'batch/v1'),
    'configmaps.json': emptyTypedList('ConfigMap', 'v1'),
  }),
  'staging-euw1': objects => ({
    'namespaces.yaml': multiDocumentYaml(objects.namespaces),
    'nodes.yaml': multiDocumentYaml(objects.nodes),
    'webhooks.yaml': multiDocumentYaml(objects.webhooks),
    'rbac.yaml': multiDocumentYaml(objects.accessControl),
    // Only kinds of which there is no object, so that a file that goes missing is noticed.
    'read.yaml': readYaml([
      ...WORKLOAD_KINDS.filter(
        kind => !objects.workloads.some(workload => workload.kind === kind),
      ),
      'ConfigMap',
    ]),
    'serviceaccounts.yaml': multiDocumentYaml(
      objects.serviceAccounts.map(withoutManagedFields),
    ),
    'workloads.yaml': multiDocumentYaml(objects.workloads),
  }),
};

function eksFiles(name) {
  const associations = describeAssociations(name);
  return {
    'cluster.json': json(describeCluster(name)),
    'addons.json': json(describeAddons(name)),
    'nodegroups.json': json(describeNodegroups(name, eksDate)),
    'fargate-profiles.json': json([]),
    'access-entries.json': json(describeAccessEntries(name, eksDate)),
    // One association may stand alone, as the command prints it.
    'pod-identity-associations.json': json(
      name === 'staging-euw1' ? associations[0] : associations,
    ),
  };
}

/** Every file of the demo estate: its text by its path under `examples/`. */
export function estateFiles() {
  const files = new Map();
  const put = (folder, entries) => {
    for (const [name, text] of Object.entries(entries)) {
      files.set(`${folder}/${name}`, text);
    }
  };
  for (const account of [PRODUCTION, SHARED]) {
    put(
      `fleet/accounts/${account}`,
      Object.fromEntries(
        Object.entries(accountFiles(account)).map(([name, value]) => [
          name,
          json(value),
        ]),
      ),
    );
  }
  const counts = { serviceAccounts: {}, pods: {} };
  for (const name of Object.keys(CLUSTERS)) {
    const objects = clusterObjects(name);
    const kubernetes = KUBERNETES_FILES[name](objects);
    put(`fleet/clusters/${name}`, { ...eksFiles(name), ...kubernetes });
    counts.serviceAccounts[name] = objects.serviceAccounts.length;
    // Nobody read the pods of the staging cluster.
    counts.pods[name] =
      name === 'staging-euw1' ? undefined : objects.pods.length;
  }
  put(
    'catalog',
    Object.fromEntries(
      Object.entries(CATALOG).map(([name, entities]) => [
        name,
        plainYaml(entities),
      ]),
    ),
  );
  const sum = values =>
    Object.values(values).reduce((total, value) => total + (value ?? 0), 0);
  files.set(
    'README.md',
    readme({
      ...counts,
      accounts: 2,
      clusters: Object.keys(CLUSTERS).length,
      roles: ROLES.length,
      components: CATALOG['components.yaml'].length,
      allServiceAccounts: sum(counts.serviceAccounts),
      allPods: sum(counts.pods),
    }),
  );
  return files;
}
