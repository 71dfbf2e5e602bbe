import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const reportPage = SubPageBlueprint.make({
  name: 'report',
  params: {
    path: 'report',
    title: 'Report',
    loader: () =>
      import('../components/report').then(({ ReportPage }) => <ReportPage />),
  },
});
