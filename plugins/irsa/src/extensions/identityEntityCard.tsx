import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { IDENTITY_FILTER } from '../catalogKinds';

export const identityEntityCard = EntityCardBlueprint.make({
  name: 'identity',
  params: {
    type: 'info',
    filter: IDENTITY_FILTER,
    loader: () =>
      import('../components/IdentityCard').then(({ IdentityCard }) => (
        <IdentityCard />
      )),
  },
});
