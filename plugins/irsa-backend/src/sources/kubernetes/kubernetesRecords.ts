import {
  ContainerRecord,
  OwnerReference,
  SnapshotRecord,
  WorkloadKind,
} from 'backstage-plugin-irsa-common';
import { asList, asText, asTexts, at, JsonObject } from '../shape';

/** Kubernetes kinds that make pods and are not pods. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
] as const;

/** Every Kubernetes kind that becomes a record. */
export const KUBERNETES_KINDS: readonly string[] = [
  'Namespace',
  'ServiceAccount',
  'Pod',
  ...WORKLOAD_KINDS,
];

/** Variables whose values say what identity a pod carries and hold no secret. Of any other only the name is kept. */
const KEPT_VALUES = new Set([
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_STS_REGIONAL_ENDPOINTS',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);

/**
 * Annotations of these domains are kept: the webhook's, kiam's and kube2iam's, and those of any webhook with another prefix. All of a
 * prefix are kept where it is known.
 */
const KEPT_ANNOTATION =
  /amazonaws\.com\/|\/(role-arn|audience|sts-regional-endpoints|token-expiration)$/;

/**
 * A Kubernetes object as a record; nothing for kinds that are not kept.
 *
 * @returns a problem for an object without a name or, where its kind has one, a namespace.
 */
export function kubernetesRecord(
  kind: string,
  object: JsonObject,
  cluster: string,
  options: { readonly annotationPrefix?: string } = {},
): { record: SnapshotRecord } | { problem: string } | undefined {
  if (!KUBERNETES_KINDS.includes(kind)) {
    return undefined;
  }
  const name = asText(at(object, 'metadata', 'name'));
  if (!name) {
    return { problem: `a ${kind} without metadata.name` };
  }
  if (kind === 'Namespace') {
    return { record: { kind: 'namespace', value: { cluster, name } } };
  }
  const namespace = asText(at(object, 'metadata', 'namespace'));
  if (!namespace) {
    return { problem: `${kind} ${name} without metadata.namespace` };
  }
  const common = { cluster, namespace, name };
  const kept = annotationsKept(options.annotationPrefix);
  switch (kind) {
    case 'ServiceAccount':
      return {
        record: {
          kind: 'service-account',
          value: { ...common, annotations: kept(object) },
        },
      };
    case 'Pod':
      return { record: { kind: 'pod', value: podOf(object, common, kept) } };
    default:
      return {
        record: {
          kind: 'workload',
          value: workloadOf(kind as WorkloadKind, object, common, kept),
        },
      };
  }
}

type Annotations = (object: unknown) => Record<string, string>;

type Common = { cluster: string; namespace: string; name: string };

function podOf(object: JsonObject, common: Common, kept: Annotations) {
  const owner = ownerOf(object);
  const phase = asText(at(object, 'status', 'phase'));
  const createdAt = asText(at(object, 'metadata', 'creationTimestamp'));
  return {
    ...common,
    ...(owner ? { owner } : {}),
    labels: asTexts(at(object, 'metadata', 'labels')),
    annotations: kept(object),
    serviceAccount: serviceAccountOf(at(object, 'spec')),
    ...(phase ? { phase } : {}),
    ...(createdAt ? { createdAt } : {}),
    containers: containersOf(at(object, 'spec')),
    tokenAudiences: tokenAudiences(at(object, 'spec')),
  };
}

function workloadOf(
  kind: WorkloadKind,
  object: JsonObject,
  common: Common,
  kept: Annotations,
) {
  const owner = ownerOf(object);
  const template =
    kind === 'CronJob'
      ? at(object, 'spec', 'jobTemplate', 'spec', 'template')
      : at(object, 'spec', 'template');
  return {
    ...common,
    kind,
    ...(owner ? { owner } : {}),
    labels: asTexts(at(object, 'metadata', 'labels')),
    podLabels: asTexts(at(template, 'metadata', 'labels')),
    podAnnotations: kept(template),
    serviceAccount: serviceAccountOf(at(template, 'spec')),
    containers: containersOf(at(template, 'spec')),
  };
}

/** The deprecated field `serviceAccount` is an alias that the API server still fills in. */
function serviceAccountOf(podSpec: unknown): string {
  return (
    asText(at(podSpec, 'serviceAccountName')) ??
    asText(at(podSpec, 'serviceAccount')) ??
    'default'
  );
}

function annotationsKept(prefix: string | undefined): Annotations {
  const isKept = (key: string) =>
    KEPT_ANNOTATION.test(key) ||
    (prefix !== undefined && key.startsWith(`${prefix}/`));
  return object =>
    Object.fromEntries(
      Object.entries(asTexts(at(object, 'metadata', 'annotations'))).filter(
        ([key]) => isKept(key),
      ),
    );
}

function ownerOf(object: JsonObject): OwnerReference | undefined {
  const references = asList(at(object, 'metadata', 'ownerReferences'));
  const controlling =
    references.find(reference => at(reference, 'controller') === true) ??
    references[0];
  const kind = asText(at(controlling, 'kind'));
  const name = asText(at(controlling, 'name'));
  return kind && name ? { kind, name } : undefined;
}

function containersOf(podSpec: unknown): ContainerRecord[] {
  return [
    ...asList(at(podSpec, 'initContainers')),
    ...asList(at(podSpec, 'containers')),
  ].map(container => ({
    name: asText(at(container, 'name')) ?? '',
    awsEnvironment: asList(at(container, 'env')).flatMap(variable => {
      const name = asText(at(variable, 'name'));
      if (!name?.startsWith('AWS_')) {
        return [];
      }
      const value = at(variable, 'value');
      return KEPT_VALUES.has(name) && typeof value === 'string'
        ? [{ name, value }]
        : [{ name }];
    }),
  }));
}

function tokenAudiences(podSpec: unknown): string[] {
  return asList(at(podSpec, 'volumes'))
    .flatMap(volume => asList(at(volume, 'projected', 'sources')))
    .flatMap(
      source => asText(at(source, 'serviceAccountToken', 'audience')) ?? [],
    );
}
