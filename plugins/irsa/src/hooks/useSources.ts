import { useApi } from '@backstage/frontend-plugin-api';
import type {
  IrsaApi,
  SourceProblem,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const IDLE_DELAY = 60_000;
const READING_DELAY = 2_000;
const PAGE = 200;

/** Every source, and what to configure where there is none. */
export interface AllSources {
  readonly sources: readonly SourceState[];
  readonly setup?: SourceProblem;
}

/** Loads all sources, and again every minute, or every two seconds while one is being read. */
export function useSources(): Loaded<AllSources> & {
  readonly retry: () => void;
} {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) => loadAll(irsa, signal),
    [irsa],
  );
  return useLoaded('sources', load, delayOf);
}

function delayOf({ sources }: AllSources): number {
  return sources.some(({ run }) => run) ? READING_DELAY : IDLE_DELAY;
}

async function loadAll(
  irsa: IrsaApi,
  signal: AbortSignal,
): Promise<AllSources> {
  const sources: SourceState[] = [];
  let cursor: string | undefined;
  let setup: SourceProblem | undefined;
  do {
    const page = await irsa.listSources({ limit: PAGE, cursor, signal });
    sources.push(...page.items);
    setup = page.setup;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { sources, setup };
}
