import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { findingsPage } from './extensions/findingsPage';
import { identityEntityCard } from './extensions/identityEntityCard';
import { identityEntityContent } from './extensions/identityEntityContent';
import { irsaApi } from './extensions/irsaApi';
import { irsaPage } from './extensions/irsaPage';
import { pasteErrorAction } from './extensions/pasteErrorAction';
import { reportPage } from './extensions/reportPage';
import { rolesPage } from './extensions/rolesPage';
import { serviceAccountsPage } from './extensions/serviceAccountsPage';
import { sourcesPage } from './extensions/sourcesPage';
import { trustPage } from './extensions/trustPage';
import { rootRouteRef } from './routes';

/**
 * Shows which AWS role a component's workloads become, whether that works, and what else could become it.
 *
 * @public
 */
export const irsaPlugin = createFrontendPlugin({
  pluginId: 'irsa',
  title: 'AWS identity',
  icon: <RiShieldKeyholeLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [
    irsaApi,
    identityEntityCard,
    identityEntityContent,
    irsaPage,
    reportPage,
    findingsPage,
    pasteErrorAction,
    rolesPage,
    serviceAccountsPage,
    sourcesPage,
    trustPage,
  ],
});
