import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { useLoaded } from './useLoaded';

const DELAY = 600_000;
// Unless it is configured otherwise; the server decides in any case.
const USUAL = 180;
const always = () => DELAY;

/** How many days a waiver may last. */
export function useLongestWaiver(): number {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    async (signal: AbortSignal) =>
      (await irsa.listWaivers({ limit: 1, signal })).maximumDays,
    [irsa],
  );
  return useLoaded('longest-waiver', load, always).data ?? USUAL;
}
