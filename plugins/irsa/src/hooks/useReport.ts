import { useApi } from '@backstage/frontend-plugin-api';
import type { Report, ReportOptions } from 'backstage-plugin-irsa-common';
import { useCallback, useState } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const always = () => DELAY;

/** Loads the report. While it is loaded with other filters, the one before stays to be seen, so that nothing jumps. */
export function useReport(filters: ReportOptions): Loaded<Report> & {
  readonly retry: () => void;
  /** True while what is shown is of the filters before. */
  readonly isOutdated: boolean;
} {
  const irsa = useApi(irsaApiRef);
  const key = JSON.stringify(filters);
  const load = useCallback(
    (signal: AbortSignal) => {
      const options: ReportOptions = JSON.parse(key);
      return irsa.getReport({ ...options, signal });
    },
    [irsa, key],
  );
  const loaded = useLoaded(key, load, always);
  const [last, setLast] = useState<Report>();
  if (loaded.data && loaded.data !== last) {
    setLast(loaded.data);
  }
  const isOutdated = !loaded.data && !loaded.failure && last !== undefined;
  return { ...loaded, ...(isOutdated ? { data: last } : {}), isOutdated };
}
