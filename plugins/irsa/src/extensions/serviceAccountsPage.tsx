import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const serviceAccountsPage = SubPageBlueprint.make({
  name: 'service-accounts',
  params: {
    path: 'service-accounts',
    title: 'Service accounts',
    loader: () =>
      import('../components/serviceAccounts').then(
        ({ ServiceAccountsPage }) => <ServiceAccountsPage />,
      ),
  },
});
