import type { IrsaApi, SourceState } from 'backstage-plugin-irsa-common';
import { renderPage } from './renderPage';

/** Shows the page of the sources with the given ones. */
export function renderSources(
  sources: readonly SourceState[],
  options: {
    api?: Partial<IrsaApi>;
    permitted?: boolean;
    url?: string;
  } = {},
) {
  return renderPage(
    options.url ?? '/irsa/sources',
    {
      listSources: async () => ({
        items: sources,
        totalItems: sources.length,
        resolved: true,
      }),
      listFindings: async () => ({ items: [], totalItems: 0 }),
      getReadAccess: async () => ({
        iamPolicy: '{ "Statement": [] }',
        clusterRole: 'kind: ClusterRole',
      }),
      ...options.api,
    },
    options,
  );
}
