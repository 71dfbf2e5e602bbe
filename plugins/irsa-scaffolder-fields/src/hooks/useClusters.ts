import type { ClusterAnswer } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { allPages, Pages } from './allPages';
import { Answer, useAnswer } from './useAnswer';
import { useIrsaClient } from './useIrsaClient';

/** The clusters that an identity can be planned for. */
export function useClusters(): Answer<Pages<ClusterAnswer>> {
  const irsa = useIrsaClient();
  const load = useCallback(
    (signal: AbortSignal) =>
      allPages(page => irsa.listClusters({ ...page, signal })),
    [irsa],
  );
  return useAnswer(load);
}
