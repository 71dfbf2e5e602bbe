import type { AccessPack } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { allPages, Pages } from './allPages';
import { Answer, useAnswer } from './useAnswer';
import { useIrsaClient } from './useIrsaClient';

/** The access packs that there are. */
export function useAccessPacks(): Answer<Pages<AccessPack>> {
  const irsa = useIrsaClient();
  const load = useCallback(
    (signal: AbortSignal) =>
      allPages(page => irsa.listAccessPacks({ ...page, signal })),
    [irsa],
  );
  return useAnswer(load);
}
