import {
  PodRecord,
  SnapshotRecord,
  WorkloadKind,
  WorkloadRecord,
} from 'backstage-plugin-irsa-common';
import { asObject, asText, asTexts, at, JsonObject } from '../shape';
import {
  annotationManagers,
  creationOf,
  keptAnnotations,
  nodeLabels,
  ownerOf,
} from './metadata';
import { mutatingWebhooks } from './mutatingWebhooks';
import { nameOf } from './names';
import { readPodSpec } from './podSpec';
import { WEBHOOK_CONFIG_MAP, webhookRoles } from './webhookRoles';

/** Kubernetes kinds that make pods and are not pods. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Rollout',
] as const satisfies readonly WorkloadKind[];

/** Kinds that are in no namespace. */
const CLUSTER_KINDS = ['Namespace', 'Node', 'MutatingWebhookConfiguration'];

/** Every Kubernetes kind whose objects become records one by one. */
export const KUBERNETES_KINDS: readonly string[] = [
  ...CLUSTER_KINDS,
  'ServiceAccount',
  'ConfigMap',
  'Pod',
  ...WORKLOAD_KINDS,
];

/** What is known of a cluster before its objects are read. */
export interface ConversionOptions {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly annotationPrefix?: string;
}

/** What becomes of one object. */
export interface Conversion {
  readonly records: readonly SnapshotRecord[];
  /** What could not be understood, as noun phrases: `a Pod without metadata.name`. */
  readonly problems: readonly string[];
}

const NOTHING: Conversion = { records: [], problems: [] };

/** A Kubernetes object as records; nothing for kinds that are not kept, and for objects of which nothing is used. */
export function kubernetesRecords(
  kind: string,
  object: JsonObject,
  options: ConversionOptions,
): Conversion {
  if (!KUBERNETES_KINDS.includes(kind)) {
    return NOTHING;
  }
  const named = nameOf(kind, object, {
    isNamespaced: !CLUSTER_KINDS.includes(kind),
  });
  return 'problem' in named
    ? { records: [], problems: [named.problem] }
    : convert(kind, object, { ...named, ...options });
}

interface Context extends ConversionOptions {
  readonly name: string;
  readonly namespace: string;
}

function convert(
  kind: string,
  object: JsonObject,
  context: Context,
): Conversion {
  const { cluster, name, namespace, annotationPrefix } = context;
  const annotations = keptAnnotations(object, annotationPrefix);
  const labels = asTexts(at(object, 'metadata', 'labels'));
  switch (kind) {
    case 'Namespace':
      return one({
        kind: 'namespace',
        value: { cluster, name, labels, annotations, ...creationOf(object) },
      });
    case 'Node':
      return one({
        kind: 'node',
        value: { cluster, name, labels: nodeLabels(labels) },
      });
    case 'MutatingWebhookConfiguration':
      return {
        records: mutatingWebhooks(object, context).map(value => ({
          kind: 'mutating-webhook',
          value,
        })),
        problems: [],
      };
    case 'ConfigMap': {
      if (name !== WEBHOOK_CONFIG_MAP) {
        return NOTHING;
      }
      const read = webhookRoles(object, cluster);
      return {
        records: read.records.map(value => ({ kind: 'webhook-role', value })),
        problems: read.problems,
      };
    }
    case 'ServiceAccount': {
      const managers = annotationManagers(object, annotationPrefix);
      return one({
        kind: 'service-account',
        value: {
          cluster,
          namespace,
          name,
          annotations,
          labels,
          ...creationOf(object),
          ...(managers.length > 0 ? { annotationManagers: managers } : {}),
        },
      });
    }
    case 'Pod':
      return asObject(object.spec)
        ? one({
            kind: 'pod',
            value: podOf(object, context, { labels, annotations }),
          })
        : { records: [], problems: [`Pod ${namespace}/${name} without spec`] };
    default:
      return workloadOf(kind as WorkloadKind, object, context, {
        labels,
        annotations,
      });
  }
}

function one(record: SnapshotRecord): Conversion {
  return { records: [record], problems: [] };
}

interface Metadata {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

function podOf(
  object: JsonObject,
  { cluster, namespace, name }: Context,
  metadata: Metadata,
): PodRecord {
  const owner = ownerOf(object);
  const node = asText(at(object, 'spec', 'nodeName'));
  const phase = asText(at(object, 'status', 'phase'));
  const spec = readPodSpec(at(object, 'spec'));
  return {
    cluster,
    namespace,
    name,
    ...(owner ? { owner } : {}),
    ...metadata,
    ...(node ? { node } : {}),
    ...(phase ? { phase } : {}),
    ...creationOf(object),
    ...spec,
    tokenAudiences: (spec.tokenVolumes ?? []).flatMap(
      ({ audience }) => audience ?? [],
    ),
  };
}

function workloadOf(
  kind: WorkloadKind,
  object: JsonObject,
  { cluster, namespace, name, annotationPrefix }: Context,
  { labels, annotations }: Metadata,
): Conversion {
  const owner = ownerOf(object);
  const replicas = at(object, 'spec', 'replicas');
  const template =
    kind === 'CronJob'
      ? at(object, 'spec', 'jobTemplate', 'spec', 'template')
      : at(object, 'spec', 'template');
  // Old revisions of a Deployment have no pods, and there are ten of them as a rule.
  const isOldRevision =
    kind === 'ReplicaSet' &&
    owner !== undefined &&
    replicas === 0 &&
    !at(object, 'status', 'replicas');
  // The pods of a Rollout that refers to a Deployment follow that one's template.
  const isReference =
    kind === 'Rollout' && at(object, 'spec', 'workloadRef') !== undefined;
  if (isOldRevision || isReference) {
    return NOTHING;
  }
  if (!asObject(at(template, 'spec'))) {
    return {
      records: [],
      problems: [`${kind} ${namespace}/${name} without the spec of its pods`],
    };
  }
  const value: WorkloadRecord = {
    cluster,
    namespace,
    kind,
    name,
    ...(owner ? { owner } : {}),
    labels,
    podLabels: asTexts(at(template, 'metadata', 'labels')),
    podAnnotations: keptAnnotations(template, annotationPrefix),
    ...(typeof replicas === 'number' ? { replicas } : {}),
    ...creationOf(object),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    ...readPodSpec(at(template, 'spec')),
  };
  return one({ kind: 'workload', value });
}
