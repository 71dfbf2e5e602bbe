import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const findingsPage = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: () =>
      import('../components/findingsPage').then(({ FindingsPage }) => (
        <FindingsPage />
      )),
  },
});
