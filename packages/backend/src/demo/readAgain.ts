import { setTimeout as sleep } from 'node:timers/promises';
import { IrsaApi } from 'backstage-plugin-irsa-common';

const POLL_MILLISECONDS = 250;
const SECONDS = 60;

/**
 * Has sources read again, and waits until readers see what was changed in them.
 *
 * @param sourceIds - the sources that were changed
 * @throws Error when that takes longer than a minute.
 */
export async function readAgain(
  api: IrsaApi,
  sourceIds: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  // A read that began before the change may have missed it.
  await until(api, signal, sources =>
    sources
      .filter(({ id }) => sourceIds.includes(id))
      .every(({ run }) => run === undefined),
  );
  const before = new Map<string, string | undefined>();
  for (const { id, readAt } of await allSources(api, signal)) {
    before.set(id, readAt);
  }
  for (const sourceId of sourceIds) {
    await api.refresh({ sourceId });
  }
  await until(api, signal, sources =>
    sourceIds.every(sourceId =>
      sources.some(
        ({ id, readAt, run }) =>
          id === sourceId &&
          run === undefined &&
          readAt !== undefined &&
          readAt !== before.get(id),
      ),
    ),
  );
}

type Sources = Awaited<ReturnType<IrsaApi['listSources']>>['items'];

async function until(
  api: IrsaApi,
  signal: AbortSignal | undefined,
  isSo: (sources: Sources) => boolean,
): Promise<void> {
  const deadline = Date.now() + SECONDS * 1000;
  while (!isSo(await allSources(api, signal))) {
    if (Date.now() > deadline) {
      throw new Error(
        `The portal has not read the demo's estate again for ${SECONDS} s. Look at the page Sources for the reason, then run the template again.`,
      );
    }
    await sleep(POLL_MILLISECONDS, undefined, { signal });
  }
}

async function allSources(
  api: IrsaApi,
  signal: AbortSignal | undefined,
): Promise<Sources> {
  const { items } = await api.listSources({ limit: 200, signal });
  return items;
}
