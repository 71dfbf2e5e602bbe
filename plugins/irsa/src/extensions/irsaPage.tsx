import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

/** The frame of the plugin's own pages: each of them is a sub-page, shown as a tab; the first one answers at the path itself. */
export const irsaPage = PageBlueprint.make({
  params: {
    path: '/irsa',
    title: 'AWS identity',
    icon: <RiShieldKeyholeLine />,
    routeRef: rootRouteRef,
  },
});
