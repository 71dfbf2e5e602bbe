import { useApi } from '@backstage/frontend-plugin-api';
import type { ErrorExplanation } from 'backstage-plugin-irsa-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { irsaApiRef } from '../api';
import { failureOf, LoadFailure } from './failureOf';

/** What is known of a pasted message. */
export interface ExplainState {
  readonly explanation?: ErrorExplanation;
  readonly failure?: LoadFailure;
  readonly isAsking: boolean;
}

const NOTHING: ExplainState = { isAsking: false };

/** Has an error message explained, for an entity where one is given. The text is sent to be explained and kept nowhere. */
export function useExplainError(entityRef: string | undefined): ExplainState & {
  readonly explain: (text: string) => void;
  readonly clear: () => void;
} {
  const irsa = useApi(irsaApiRef);
  const [state, setState] = useState(NOTHING);
  const running = useRef<AbortController>();

  const clear = useCallback(() => {
    running.current?.abort();
    setState(NOTHING);
  }, []);
  useEffect(() => clear, [clear, entityRef]);

  const explain = useCallback(
    (text: string) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState({ isAsking: true });
      irsa
        .explainError(
          { text, ...(entityRef ? { entityRef } : {}) },
          { signal: controller.signal },
        )
        .then(
          explanation => ({ explanation, isAsking: false }),
          error => ({ failure: failureOf(error), isAsking: false }),
        )
        .then(next => {
          if (!controller.signal.aborted) {
            setState(next);
          }
        });
    },
    [irsa, entityRef],
  );

  return { ...state, explain, clear };
}
