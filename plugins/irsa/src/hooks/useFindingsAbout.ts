import { useApi } from '@backstage/frontend-plugin-api';
import type { FindingPage } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const MOST = 50;
const always = () => DELAY;

/** Loads the findings about one subject, at most 50. */
export function useFindingsAbout(
  subject: string,
): Loaded<FindingPage> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      irsa.listFindings({ subject, limit: MOST, signal }),
    [irsa, subject],
  );
  return useLoaded(`about ${subject}`, load, always);
}
