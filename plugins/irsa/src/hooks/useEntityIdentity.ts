import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const IDLE_DELAY = 60_000;
const READING_DELAY = 3_000;

/** Just after the first start no cluster is known yet; then the first read is about to come. */
function delayOf(identity: EntityIdentity): number {
  const isBeingRead =
    identity.sources.some(source => source.run) ||
    (identity.search.clusters.length === 0 && !identity.setup);
  return isBeingRead ? READING_DELAY : IDLE_DELAY;
}

/** Loads an entity's identity, and again every minute, or every three seconds while a source is being read. */
export function useEntityIdentity({
  kind,
  namespace,
  name,
}: CompoundEntityRef): Loaded<EntityIdentity> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      irsa.getEntityIdentity({ kind, namespace, name }, { signal }),
    [irsa, kind, namespace, name],
  );
  return useLoaded(
    stringifyEntityRef({ kind, namespace, name }),
    load,
    delayOf,
  );
}
