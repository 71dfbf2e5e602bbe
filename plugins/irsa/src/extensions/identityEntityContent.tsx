import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { identityRouteRef } from '../routes';

export const identityEntityContent = EntityContentBlueprint.make({
  name: 'identity',
  params: {
    path: '/aws-identity',
    routeRef: identityRouteRef,
    title: 'AWS identity',
    group: 'operation',
    icon: <RiShieldKeyholeLine />,
    filter: { kind: 'component' },
    loader: () =>
      import('../components/AwsIdentity').then(({ AwsIdentity }) => (
        <AwsIdentity />
      )),
  },
});
