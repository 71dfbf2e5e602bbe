import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the pages about the whole catalog are mounted. */
export const rootRouteRef = createRouteRef({ id: 'irsa' });

/** Where the tab of an entity page is mounted. */
export const identityRouteRef = createRouteRef({ id: 'irsa:identity' });
