import fs from 'node:fs';
import { parse } from 'yaml';
import { fromRoot } from '../../lib/paths.mjs';
import { PER_CLUSTER } from './sizes.mjs';

/** Where a recorded object of each kind is, in the demo. */
const RECORDED = {
  Pod: 'pods.yaml',
  ServiceAccount: 'serviceaccounts.yaml',
  Namespace: 'namespaces.yaml',
};
const WORKLOADS = 'workloads.yaml';
/** Objects that stand in turn for all of their kind. */
const VARIETY = 8;

const NODE = {
  metadata: {
    name: 'ip-10-0-0-1.eu-west-1.compute.internal',
    labels: {
      'kubernetes.io/os': 'linux',
      'node.kubernetes.io/instance-type': 'm7g.2xlarge',
      'topology.kubernetes.io/zone': 'eu-west-1a',
      'karpenter.sh/nodepool': 'general',
    },
  },
};

/** Real objects tell for each field who set it, which is a third to a half of them. The demo leaves most of that out. */
const MANAGED_FIELDS = [
  {
    manager: 'kube-controller-manager',
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-11-09T16:51:36Z',
    fieldsType: 'FieldsV1',
    fieldsV1: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `f:field${index}`,
        { 'f:name': {}, 'f:value': {} },
      ]),
    ),
  },
];

/** Splits the JSON of an object around its name, so that many of it cost no more than putting texts together. */
function template(object) {
  const mark = '\u0001';
  const { name } = object.metadata;
  const text = JSON.stringify({
    ...object,
    metadata: { ...object.metadata, name: mark, managedFields: MANAGED_FIELDS },
  });
  const [before, after] = text.split(JSON.stringify(mark));
  return index => `${before}"${name}-${index}"${after}`;
}

function recordedObjects() {
  const read = file =>
    parse(
      fs.readFileSync(
        fromRoot('examples/fleet/clusters/prod-euw1', file),
        'utf8',
      ),
    ).items;
  const workloads = read(WORKLOADS);
  return Object.fromEntries(
    Object.keys(PER_CLUSTER).map(kind => {
      const objects =
        kind === 'Node'
          ? [NODE]
          : RECORDED[kind]
          ? read(RECORDED[kind])
          : workloads.filter(object => object.kind === kind);
      return [kind, objects.slice(0, VARIETY).map(template)];
    }),
  );
}

const GROUPS = {
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: ['apps', 'batch', 'admissionregistration.k8s.io'].map(name => ({
    name,
    versions: [{ groupVersion: `${name}/v1`, version: 'v1' }],
  })),
};

/** Answers of an API server. Every cluster has the same objects; what differs costs nothing more to read. */
export function kubernetesAnswers() {
  const recorded = recordedObjects();
  const kinds = new Map(
    Object.keys(PER_CLUSTER).map(kind => [`${kind.toLowerCase()}s`, kind]),
  );
  return (path, query) => {
    if (path === '/apis') {
      return JSON.stringify(GROUPS);
    }
    const resource = path.slice(path.lastIndexOf('/') + 1);
    const kind = kinds.get(resource);
    const total = PER_CLUSTER[kind] ?? 0;
    const begin = Number(query.get('continue') ?? 0);
    const end = Math.min(total, begin + Number(query.get('limit') ?? total));
    const items = [];
    for (let index = begin; index < end; index++) {
      items.push(recorded[kind][index % recorded[kind].length](index));
    }
    const next = end < total ? `"continue":"${end}",` : '';
    const listKind = `${kind ?? listKindOf(resource)}List`;
    return `{"kind":"${listKind}","apiVersion":"v1","metadata":{${next}"resourceVersion":"7"},"items":[${items.join(
      ',',
    )}]}`;
  };
}

const OTHER_KINDS = {
  mutatingwebhookconfigurations: 'MutatingWebhookConfiguration',
  configmaps: 'ConfigMap',
};

function listKindOf(resource) {
  const kind = OTHER_KINDS[resource];
  if (!kind) {
    throw new Error(`No list of ${resource} was recorded`);
  }
  return kind;
}
