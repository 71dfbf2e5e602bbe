import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FindingListOptions,
  FindingState,
} from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const STATES = ['fail', 'unknown', 'waived'] as const;
const always = () => DELAY;

/** Number of findings in each state, under the same filters and words as a list. */
export function useStateCounts(
  filters: Readonly<Record<string, readonly string[]>>,
  q: string,
): Loaded<Readonly<Record<FindingState, number>>> {
  const irsa = useApi(irsaApiRef);
  const key = JSON.stringify([filters, q]);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [options, words]: [FindingListOptions, string] = JSON.parse(key);
      const totals = await Promise.all(
        STATES.map(state =>
          irsa.listFindings({
            ...options,
            ...(words ? { q: words } : {}),
            state,
            limit: 1,
            signal,
          }),
        ),
      );
      const [fail, unknown, waived] = totals.map(page => page.totalItems);
      return { fail, unknown, waived };
    },
    [irsa, key],
  );
  return useLoaded(key, load, always);
}
