import type { ReportOptions } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import { DIMENSIONS, Dimension } from '../report/dimensions';
import { UrlFilters, useUrlFilters } from './useUrlFilters';

const NAMES = [...DIMENSIONS, 'since'] as const;

/** What the report is narrowed to, kept in the URL. */
export interface ReportFilters {
  readonly filters: UrlFilters<Dimension | 'since'>;
  /** Those that narrow, as lists take them, too. */
  readonly narrowing: Partial<Readonly<Record<Dimension, readonly string[]>>>;
  /** All of it, as the report takes it. */
  readonly options: ReportOptions;
}

/** Reads what the report is narrowed to from the URL. */
export function useReportFilters(): ReportFilters {
  const filters = useUrlFilters<Dimension | 'since'>(NAMES);
  const { values } = filters;
  const narrowing = useMemo(
    () =>
      Object.fromEntries(
        DIMENSIONS.filter(name => values[name].length > 0).map(name => [
          name,
          values[name],
        ]),
      ),
    [values],
  );
  const [since] = values.since;
  const options = useMemo(
    () => ({ ...narrowing, ...(since ? { since } : {}) }),
    [narrowing, since],
  );
  return { filters, narrowing, options };
}
