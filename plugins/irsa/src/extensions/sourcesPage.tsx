import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const sourcesPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: () =>
      import('../components/sources').then(({ SourcesPage }) => (
        <SourcesPage />
      )),
  },
});
