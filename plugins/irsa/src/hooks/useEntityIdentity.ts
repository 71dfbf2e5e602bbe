import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { useCallback, useEffect, useState } from 'react';
import { irsaApiRef } from '../api';
import { failureOf, LoadFailure } from './failureOf';
import { pollWhileVisible } from './pollWhileVisible';

const IDLE_DELAY = 60_000;
const READING_DELAY = 3_000;

/** What is known about an entity's identity: nothing while it is first loaded, then an answer, a failure, or both. */
export interface IdentityState {
  /** The last answer. It stays when a later load fails, unless the reader may no longer see it. */
  readonly identity?: EntityIdentity;
  /** When the answer arrived, in milliseconds. */
  readonly loadedAt?: number;
  /** Why the last load failed. */
  readonly failure?: LoadFailure;
}

/** Just after the first start no cluster is known yet; then the first read is about to come. */
function isBeingRead(identity: EntityIdentity): boolean {
  return (
    identity.sources.some(source => source.run) ||
    (identity.search.clusters.length === 0 && !identity.setup)
  );
}

/** Loads an entity's identity, and again every minute, or every three seconds while a source is being read. */
export function useEntityIdentity({
  kind,
  namespace,
  name,
}: CompoundEntityRef): IdentityState & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  const [state, setState] = useState<{ entityRef: string } & IdentityState>({
    entityRef,
  });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(
    () =>
      pollWhileVisible(async signal => {
        try {
          const identity = await irsa.getEntityIdentity(
            { kind, namespace, name },
            { signal },
          );
          if (!signal.aborted) {
            setState({ entityRef, identity, loadedAt: Date.now() });
          }
          return isBeingRead(identity) ? READING_DELAY : IDLE_DELAY;
        } catch (error) {
          if (!signal.aborted) {
            const failure = failureOf(error);
            setState(last => {
              const stays =
                last.entityRef === entityRef &&
                failure.kind !== 'not-permitted' &&
                failure.kind !== 'not-found';
              return stays ? { ...last, failure } : { entityRef, failure };
            });
          }
          return IDLE_DELAY;
        }
      }),
    [irsa, kind, namespace, name, entityRef, attempt],
  );

  // An answer about the entity that was shown before must not flash up under the name of this one.
  return state.entityRef === entityRef ? { ...state, retry } : { retry };
}
