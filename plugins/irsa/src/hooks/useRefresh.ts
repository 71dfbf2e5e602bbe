import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useState } from 'react';
import { irsaApiRef } from '../api';
import { failureOf, LoadFailure } from './failureOf';

/** Has sources read now. */
export function useRefresh(onStarted: () => void): {
  /** Reads one source, or every source. */
  readonly refresh: (sourceId?: string) => void;
  /** True while the request is under way; the reading itself shows at the sources. */
  readonly isAsking: boolean;
  readonly failure?: LoadFailure;
} {
  const irsa = useApi(irsaApiRef);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<LoadFailure>();

  const refresh = useCallback(
    (sourceId?: string) => {
      setAsking(true);
      setFailure(undefined);
      irsa
        .refresh(sourceId === undefined ? {} : { sourceId })
        .then(onStarted, error => setFailure(failureOf(error)))
        .finally(() => setAsking(false));
    },
    [irsa, onStarted],
  );

  return { refresh, isAsking, failure };
}
