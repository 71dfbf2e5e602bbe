import { asText, at, JsonObject } from '../shape';
import { KubernetesList } from './kubernetesLists';
import {
  KubernetesPage,
  KubernetesReader,
  KubernetesReadError,
} from './KubernetesReader';
import { PageSize } from './PageSize';
import { Retry } from './retry';

/** Objects in one list. Kubernetes supports 150,000 pods in a cluster. */
const MOST_OBJECTS = 1_000_000;
/** Pages without an object that is new, one after another; a real server gives a short page now and then. */
const MOST_IDLE_PAGES = 10;

/**
 * Every object of a list, page by page. A page is asked for when the one before has been used, so that no more than one is held.
 *
 * Where the token of a page has expired, the list is read once more from its beginning, and objects that came already are left out.
 * Pages with too many bytes, and those that do not arrive whole, are asked for again with half the objects.
 */
export async function* readList(
  reader: KubernetesReader,
  list: KubernetesList,
  options: { path: string; signal: AbortSignal; retry: Retry },
): AsyncGenerator<JsonObject> {
  const { path, signal, retry } = options;
  const seen = new Set<string>();
  const size = new PageSize();
  let next: string | undefined;
  let startedOver = false;
  let idlePages = 0;
  let mayBeIdle = MOST_IDLE_PAGES;
  for (;;) {
    signal.throwIfAborted();
    const asked = next;
    let page: KubernetesPage;
    try {
      page = await retry(
        () =>
          size.adapt(limit =>
            reader.list(path, {
              limit,
              continue: asked,
              signal,
              metadataOnly: list.metadataOnly,
              name: list.name,
            }),
          ),
        signal,
      );
    } catch (error) {
      if (
        error instanceof KubernetesReadError &&
        error.failure === 'expired' &&
        asked &&
        !startedOver
      ) {
        startedOver = true;
        next = undefined;
        mayBeIdle += seen.size;
        continue;
      }
      throw error;
    }
    checkPage(page, list, asked);
    const before = seen.size;
    for (const [index, object] of page.items.entries()) {
      const key = keyOf(object) ?? `${before}+${index}`;
      if (!seen.has(key)) {
        seen.add(key);
        yield object;
      }
    }
    if (!page.continue) {
      return;
    }
    next = page.continue;
    idlePages = seen.size > before ? 0 : idlePages + 1;
    checkEnd(seen.size, idlePages > mayBeIdle);
  }
}

function checkPage(
  page: KubernetesPage,
  list: KubernetesList,
  asked: string | undefined,
): void {
  if (
    page.kind !== `${list.kind}List` &&
    !(list.metadataOnly && page.kind === 'PartialObjectMetadataList')
  ) {
    throw new KubernetesReadError(
      'unusable',
      'the answer is a list of another kind, so the address may not be that of an API server',
    );
  }
  if (asked && page.continue === asked) {
    throw new KubernetesReadError(
      'unusable',
      'the server gives the same page again and again',
    );
  }
}

/** Ends lists that have no end. */
function checkEnd(objects: number, isIdle: boolean): void {
  if (objects > MOST_OBJECTS) {
    throw new KubernetesReadError(
      'unusable',
      `the list has more than ${MOST_OBJECTS.toLocaleString('en')} objects`,
    );
  }
  if (isIdle) {
    throw new KubernetesReadError(
      'unusable',
      'the server goes on and on to pages that hold nothing new',
    );
  }
}

/** Nothing for an object without a name, which is a problem of its own further on. */
function keyOf(object: JsonObject): string | undefined {
  const name = asText(at(object, 'metadata', 'name'));
  return name && `${asText(at(object, 'metadata', 'namespace')) ?? ''}/${name}`;
}
