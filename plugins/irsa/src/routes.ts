import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Where the plugin's pages are mounted; a page without one does not appear in the sidebar. */
export const rootRouteRef = createRouteRef();

/** The tab of an entity's page, for what leads there. */
export const identityRouteRef = createRouteRef();
