import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

export const trustPage = SubPageBlueprint.make({
  name: 'trust',
  params: {
    path: 'trust',
    title: 'Trust policy',
    loader: () =>
      import('../components/trust').then(({ TrustWorkbench }) => (
        <TrustWorkbench />
      )),
  },
});
