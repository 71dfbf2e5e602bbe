import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

export const identityEntityCard = EntityCardBlueprint.make({
  name: 'identity',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () =>
      import('../components/IdentityCard').then(({ IdentityCard }) => (
        <IdentityCard />
      )),
  },
});
