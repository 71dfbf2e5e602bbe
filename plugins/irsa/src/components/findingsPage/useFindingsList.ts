import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FindingListOptions,
  ReportedFinding,
} from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../../api';
import { ListQuery, ServerList, useList } from '../../hooks/useList';

/** The filters of the list of findings, by their names in the URL and over HTTP. */
export const FINDING_FILTERS = [
  'state',
  'severity',
  'owner',
  'system',
  'domain',
  'lifecycle',
  'cluster',
  'account',
  'checkId',
  'entityRef',
  'subject',
  'since',
] as const;

/** The name of one of these filters. */
export type FindingFilter = (typeof FINDING_FILTERS)[number];

/** The list of findings, with its filters in the URL. */
export function useFindingsList(): ServerList<ReportedFinding, FindingFilter> {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (
      { filters: { since, ...filters }, ...query }: ListQuery<FindingFilter>,
      signal: AbortSignal,
    ) =>
      // What the URL says is checked by the server, which answers 400 to what it does not know.
      irsa.listFindings({
        ...(filters as FindingListOptions),
        ...(query as FindingListOptions),
        ...(since.length > 0 ? { since: since[0] } : {}),
        signal,
      }),
    [irsa],
  );
  return useList(FINDING_FILTERS, load);
}
