import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { IDENTITY_FILTER } from '../catalogKinds';
import { identityRouteRef } from '../routes';

export const identityEntityContent = EntityContentBlueprint.make({
  name: 'identity',
  params: {
    path: '/aws-identity',
    routeRef: identityRouteRef,
    title: 'AWS identity',
    group: 'operation',
    icon: <RiShieldKeyholeLine />,
    filter: IDENTITY_FILTER,
    loader: () =>
      import('../components/AwsIdentity').then(({ AwsIdentity }) => (
        <AwsIdentity />
      )),
  },
});
