import {
  ContainerRecord,
  EnvironmentSource,
  EnvironmentVariable,
} from 'backstage-plugin-irsa-common';
import { asList, asText, at } from '../shape';

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

const PROXIES = new Set([
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
]);
const EXCEPTIONS = new Set(['NO_PROXY', 'no_proxy']);

/**
 * Where the Pod Identity agent answers on a node; `*` takes everything off the proxy.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 */
const AGENT = ['169.254.170.23', '[fd00:ec2::23]', 'fd00:ec2::23', '*'];

/** The containers of a pod spec. Volumes with a token for another audience than the API server's are named by `tokenVolumes`. */
export function containersOf(
  podSpec: unknown,
  tokenVolumes: ReadonlySet<string>,
): ContainerRecord[] {
  const read = (key: string, type?: ContainerRecord['type']) =>
    asList(at(podSpec, key)).map(container =>
      containerOf(container, type, tokenVolumes),
    );
  return [
    ...read('initContainers', 'init'),
    ...read('containers'),
    ...read('ephemeralContainers', 'ephemeral'),
  ];
}

function containerOf(
  container: unknown,
  type: ContainerRecord['type'],
  tokenVolumes: ReadonlySet<string>,
): ContainerRecord {
  const variables = asList(at(container, 'env'));
  const environmentFrom = asList(at(container, 'envFrom')).flatMap(sourceOf);
  const exceptAgent = isAgentExcepted(variables);
  const tokenMounts = asList(at(container, 'volumeMounts')).flatMap(mount =>
    tokenVolumes.has(asText(at(mount, 'name')) ?? '')
      ? asText(at(mount, 'mountPath')) ?? []
      : [],
  );
  return {
    name: asText(at(container, 'name')) ?? '',
    ...(type ? { type } : {}),
    awsEnvironment: variables.flatMap(awsVariable),
    ...(environmentFrom.length > 0 ? { environmentFrom } : {}),
    ...(exceptAgent === undefined ? {} : { proxy: { exceptAgent } }),
    ...(tokenMounts.length > 0 ? { tokenMounts } : {}),
  };
}

function awsVariable(variable: unknown): EnvironmentVariable[] {
  const name = asText(at(variable, 'name'));
  if (!name?.startsWith('AWS_')) {
    return [];
  }
  const from = originOf(at(variable, 'valueFrom'));
  const value = at(variable, 'value');
  return [
    {
      name,
      ...(KEPT_VALUES.has(name) && typeof value === 'string' ? { value } : {}),
      ...(from ? { from } : {}),
    },
  ];
}

function originOf(valueFrom: unknown): EnvironmentVariable['from'] {
  if (at(valueFrom, 'secretKeyRef') !== undefined) {
    return 'Secret';
  }
  if (at(valueFrom, 'configMapKeyRef') !== undefined) {
    return 'ConfigMap';
  }
  return at(valueFrom, 'fieldRef') !== undefined ||
    at(valueFrom, 'resourceFieldRef') !== undefined
    ? 'field'
    : undefined;
}

function sourceOf(source: unknown): EnvironmentSource[] {
  const configMap = asText(at(source, 'configMapRef', 'name'));
  const secret = asText(at(source, 'secretRef', 'name'));
  return [
    ...(configMap ? [{ kind: 'ConfigMap' as const, name: configMap }] : []),
    ...(secret ? [{ kind: 'Secret' as const, name: secret }] : []),
  ];
}

/** Nothing without a proxy, and where the exceptions come from elsewhere, so that nobody knows them here. */
function isAgentExcepted(variables: readonly unknown[]): boolean | undefined {
  const named = (names: ReadonlySet<string>) =>
    variables.filter(variable => names.has(asText(at(variable, 'name')) ?? ''));
  const isSet = (variable: unknown) =>
    asText(at(variable, 'value')) !== undefined ||
    at(variable, 'valueFrom') !== undefined;
  const exceptions = named(EXCEPTIONS);
  if (
    !named(PROXIES).some(isSet) ||
    exceptions.some(variable => at(variable, 'valueFrom') !== undefined)
  ) {
    return undefined;
  }
  return exceptions
    .flatMap(variable => (asText(at(variable, 'value')) ?? '').split(','))
    .some(exception => AGENT.includes(exception.trim()));
}
