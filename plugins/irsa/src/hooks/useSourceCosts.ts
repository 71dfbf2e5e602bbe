import { useApi } from '@backstage/frontend-plugin-api';
import { ReportedFinding, UNREAD_CHECK_ID } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const MOST = 200;
const always = () => DELAY;

/** Loads what cannot be judged because something was not read, by the account or cluster that it waits for. */
export function useSourceCosts(): Loaded<
  ReadonlyMap<string, readonly ReportedFinding[]>
> {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const { items } = await irsa.listFindings({
        checkId: UNREAD_CHECK_ID,
        limit: MOST,
        signal,
      });
      const bySubject = new Map<string, ReportedFinding[]>();
      items.forEach(finding => {
        const { ref } = finding.subject;
        bySubject.set(ref, [...(bySubject.get(ref) ?? []), finding]);
      });
      return bySubject;
    },
    [irsa],
  );
  return useLoaded('source-costs', load, always);
}
