import { asText, at, JsonObject } from '../shape';
import { KubernetesList } from './kubernetesLists';
import {
  KubernetesPage,
  KubernetesReader,
  KubernetesReadError,
  ListOptions,
} from './KubernetesReader';
import { Retry } from './retry';

/** Objects in a page, which is also what kubectl asks for. */
const PAGE_SIZE = 500;

/**
 * Every object of a list, page by page.
 *
 * Where the token of a page has expired, the list is read once more from its beginning, and objects that came already are left out.
 * Pages with too many bytes are asked for again with fewer objects.
 */
export async function* readList(
  reader: KubernetesReader,
  list: KubernetesList,
  options: { signal: AbortSignal; retry: Retry },
): AsyncGenerator<JsonObject> {
  const { signal, retry } = options;
  const seen = new Set<string>();
  let limit = PAGE_SIZE;
  let next: string | undefined;
  let startedOver = false;
  for (;;) {
    signal.throwIfAborted();
    let page: KubernetesPage;
    try {
      page = await listPage(reader, list, {
        limit,
        continue: next,
        signal,
        retry,
      });
    } catch (error) {
      if (failureOf(error) === 'expired' && next && !startedOver) {
        startedOver = true;
        next = undefined;
        continue;
      }
      if (failureOf(error) === 'too-large' && limit > 1) {
        limit = Math.floor(limit / 4) || 1;
        continue;
      }
      throw error;
    }
    checkPage(page, list, next);
    for (const object of page.items) {
      const key = keyOf(object);
      if (!key || !seen.has(key)) {
        if (key) {
          seen.add(key);
        }
        yield object;
      }
    }
    if (!page.continue) {
      return;
    }
    next = page.continue;
  }
}

function listPage(
  reader: KubernetesReader,
  list: KubernetesList,
  options: ListOptions & { retry: Retry },
): Promise<KubernetesPage> {
  const { retry, ...page } = options;
  return retry(
    () => reader.list(list.path, { ...page, metadataOnly: list.metadataOnly }),
    page.signal,
  );
}

function failureOf(error: unknown) {
  return error instanceof KubernetesReadError ? error.failure : undefined;
}

function checkPage(
  page: KubernetesPage,
  list: KubernetesList,
  asked: string | undefined,
): void {
  const kinds = [`${list.kind}List`, 'PartialObjectMetadataList'];
  if (!kinds.includes(page.kind)) {
    throw new KubernetesReadError(
      'unusable',
      'the answer is a list of another kind; is the address that of an API server?',
    );
  }
  if (asked && page.continue === asked) {
    throw new KubernetesReadError(
      'unusable',
      'the server gives the same page again and again',
    );
  }
}

/** Nothing for an object without a name, which is a problem of its own further on. */
function keyOf(object: JsonObject): string | undefined {
  const name = asText(at(object, 'metadata', 'name'));
  return name && `${asText(at(object, 'metadata', 'namespace')) ?? ''}/${name}`;
}
