import { useApi } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const always = () => DELAY;

/** Loads one finding. */
export function useFinding(
  id: string,
): Loaded<ReportedFinding> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) => irsa.getFinding(id, { signal }),
    [irsa, id],
  );
  return useLoaded(id, load, always);
}
