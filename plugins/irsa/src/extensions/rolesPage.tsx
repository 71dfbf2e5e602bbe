import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const rolesPage = SubPageBlueprint.make({
  name: 'roles',
  params: {
    path: 'roles',
    title: 'Roles',
    loader: () =>
      import('../components/roles').then(({ RolesPage }) => <RolesPage />),
  },
});
