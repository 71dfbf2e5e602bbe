import type { ServiceAccountAnswer } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import { allPages, Pages } from './allPages';
import { Answer, useAnswer } from './useAnswer';
import { useIrsaClient } from './useIrsaClient';

/** Milliseconds without a further change of the form, after which the list is read. */
const PAUSE = 300;

/**
 * The service accounts of clusters that the user may see, those included that do not exist and that something names.
 *
 * @param clusters - nothing is asked where there is none.
 * @param namespace - only those of one namespace.
 */
export function useServiceAccounts(
  clusters: readonly string[],
  namespace?: string,
): Answer<Pages<ServiceAccountAnswer>> {
  const irsa = useIrsaClient();
  const key = JSON.stringify([clusters, namespace]);
  const load = useMemo(() => {
    const [cluster, inNamespace]: [string[], string | null] = JSON.parse(key);
    if (cluster.length === 0 || inNamespace === '') {
      return undefined;
    }
    return (signal: AbortSignal) =>
      allPages(page =>
        irsa.listServiceAccounts({
          ...page,
          cluster,
          ...(inNamespace === null ? {} : { namespace: inNamespace }),
          signal,
        }),
      );
  }, [irsa, key]);
  return useAnswer(load, PAUSE);
}
