import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { KubernetesTarget } from './KubernetesTarget';
import { KubernetesAnswer, requestKubernetes } from './requestKubernetes';

/** How the actions are called among the field managers of an object. */
export const FIELD_MANAGER = 'backstage-irsa';

/** A ServiceAccount that is to be there. */
export interface WantedServiceAccount {
  readonly namespace: string;
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** How to go about it. */
export interface ApplyOptions {
  /** The cluster's name, for messages. */
  readonly cluster: string;
  /** Whether to take annotations and labels that somebody else manages. */
  readonly takeOver: boolean;
  /** Whether the API server is only to say what it would do. */
  readonly isDryRun: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Applies a ServiceAccount on the server's side. Who manages a field, the API server itself decides, so that nobody who writes at the same time
 * is overlooked.
 *
 * @throws ConflictError when somebody else manages an annotation or label with another value, and it is not to be taken over.
 */
export async function applyServiceAccount(
  target: KubernetesTarget,
  wanted: WantedServiceAccount,
  options: ApplyOptions,
): Promise<'created' | 'changed' | 'unchanged'> {
  const { namespace, name } = wanted;
  const { cluster, takeOver, isDryRun, signal } = options;
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}`;
  const before = await ask(
    `Reading ServiceAccount ${namespace}/${name}`,
    options,
    () => requestKubernetes(target, { method: 'GET', path, signal }),
  );
  if (before.status !== 200 && before.status !== 404) {
    throw refusal(before, 'get', wanted, options);
  }
  const after = await ask(
    `Whether it was applied is not known: applying ServiceAccount ${namespace}/${name}`,
    options,
    () =>
      requestKubernetes(target, {
        method: 'PATCH',
        path,
        query: {
          fieldManager: FIELD_MANAGER,
          force: String(takeOver),
          ...(isDryRun && { dryRun: 'All' }),
        },
        body: {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: {
            name,
            namespace,
            annotations: wanted.annotations,
            ...(Object.keys(wanted.labels).length > 0 && {
              labels: wanted.labels,
            }),
          },
        },
        signal,
      }),
  );
  if (after.status === 409) {
    throw conflict(after, wanted, cluster);
  }
  if (after.status !== 200 && after.status !== 201) {
    throw refusal(after, 'patch', wanted, options);
  }
  if (before.status === 404) {
    return 'created';
  }
  return versionOf(before) === versionOf(after) && !isDryRun
    ? 'unchanged'
    : changeOf(before, after);
}

/** In a dry run the version stays as it is, so that annotations and labels tell. */
function changeOf(
  before: KubernetesAnswer,
  after: KubernetesAnswer,
): 'changed' | 'unchanged' {
  const partsOf = ({ object }: KubernetesAnswer) =>
    JSON.stringify(
      ['annotations', 'labels'].map(part =>
        Object.entries(at(object, 'metadata', part) ?? {}).sort(),
      ),
    );
  return partsOf(before) === partsOf(after) ? 'unchanged' : 'changed';
}

const AGAIN =
  'Run the step again; what is already as it should be is left as it is.';

async function ask(
  what: string,
  { cluster }: ApplyOptions,
  make: () => Promise<KubernetesAnswer>,
): Promise<KubernetesAnswer> {
  try {
    return await make();
  } catch (error) {
    throw new Error(
      `${what} in cluster ${cluster} failed: ${(error instanceof Error
        ? error.message
        : String(error)
      ).replace(/\.$/, '')}. ${AGAIN}`,
      { cause: error },
    );
  }
}

function conflict(
  { object }: KubernetesAnswer,
  { namespace, name }: WantedServiceAccount,
  cluster: string,
): ConflictError {
  const causes = at(object, 'details', 'causes');
  const said = (Array.isArray(causes) ? causes : []).map(
    cause => `${at(cause, 'field')}: ${at(cause, 'message')}`,
  );
  return new ConflictError(
    `ServiceAccount ${namespace}/${name} of cluster ${cluster} has values that somebody else manages (${
      said.join('; ') || at(object, 'message')
    }). Change them where they are managed, or set takeOver: true to take them.`,
  );
}

function refusal(
  { status, object }: KubernetesAnswer,
  verb: string,
  { namespace, name }: WantedServiceAccount,
  { cluster }: ApplyOptions,
): Error {
  const said = `${at(object, 'message') ?? `status ${status}`}`;
  const what = `ServiceAccount ${namespace}/${name} of cluster ${cluster}`;
  if (status === 401 || status === 403) {
    return new NotAllowedError(
      `The cluster does not let ${what} be applied: ${said}. Grant the verbs get, create and patch on serviceaccounts in namespace ${namespace} (this was ${verb}).`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `${what} cannot be applied: ${said}. Create the namespace first.`,
    );
  }
  if (status >= 500) {
    return new Error(
      verb === 'patch'
        ? `Whether ${what} was applied is not known: ${said}. ${AGAIN}`
        : `${what} cannot be applied: ${said}. ${AGAIN}`,
    );
  }
  return new Error(`${what} cannot be applied: ${said}. Correct it.`);
}

function versionOf({ object }: KubernetesAnswer): JsonValue | undefined {
  return at(object, 'metadata', 'resourceVersion');
}

function at(
  value: JsonValue | undefined,
  ...keys: string[]
): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>(
    (current, key) =>
      typeof current === 'object' && current !== null && !Array.isArray(current)
        ? current[key]
        : undefined,
    value,
  );
}
