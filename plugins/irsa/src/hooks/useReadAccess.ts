import { useApi } from '@backstage/frontend-plugin-api';
import type { ReadAccess } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60 * 60_000;
const hourly = () => DELAY;

/** Loads what the backend has to be allowed so that it can read. */
export function useReadAccess(): Loaded<ReadAccess> {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) => irsa.getReadAccess({ signal }),
    [irsa],
  );
  return useLoaded('read-access', load, hourly);
}
