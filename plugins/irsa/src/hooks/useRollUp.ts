import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EntityRollUp } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const IDLE_DELAY = 60_000;
const READING_DELAY = 3_000;

/** Just after the first start no source is known yet; then the first read is about to come. */
function delayOf({ setup, sources }: EntityRollUp): number {
  const isBeingRead =
    sources.some(({ run }) => run) || (sources.length === 0 && !setup);
  return isBeingRead ? READING_DELAY : IDLE_DELAY;
}

/** Loads what the components of a system, domain or group add up to, and again every minute, or every three seconds while a source is being read. */
export function useRollUp({
  kind,
  namespace,
  name,
}: CompoundEntityRef): Loaded<EntityRollUp> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      irsa.getRollUp({ kind, namespace, name }, { signal }),
    [irsa, kind, namespace, name],
  );
  return useLoaded(
    stringifyEntityRef({ kind, namespace, name }),
    load,
    delayOf,
  );
}
