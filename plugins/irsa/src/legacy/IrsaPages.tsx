import { useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PagesRootProvider } from '../hooks/usePagesRoot';
import { rootRouteRef } from './routes';

const ReportPage = lazy(() =>
  import('../components/report').then(module => ({
    default: module.ReportPage,
  })),
);
const FindingsPage = lazy(() =>
  import('../components/findingsPage').then(module => ({
    default: module.FindingsPage,
  })),
);
const PasteErrorButton = lazy(() =>
  import('../components/pasteError').then(module => ({
    default: module.PasteErrorButton,
  })),
);
const RolesPage = lazy(() =>
  import('../components/roles').then(module => ({
    default: module.RolesPage,
  })),
);
const ServiceAccountsPage = lazy(() =>
  import('../components/serviceAccounts').then(module => ({
    default: module.ServiceAccountsPage,
  })),
);
const SourcesPage = lazy(() =>
  import('../components/sources').then(module => ({
    default: module.SourcesPage,
  })),
);
const TrustWorkbench = lazy(() =>
  import('../components/trust').then(module => ({
    default: module.TrustWorkbench,
  })),
);

/** The same pages, titles and paths as the extensions of the new frontend system have. */
const PAGES = [
  { path: 'report', title: 'Report', Page: ReportPage },
  { path: 'findings', title: 'Findings', Page: FindingsPage },
  { path: 'roles', title: 'Roles', Page: RolesPage },
  {
    path: 'service-accounts',
    title: 'Service accounts',
    Page: ServiceAccountsPage,
  },
  { path: 'sources', title: 'Sources', Page: SourcesPage },
  { path: 'trust', title: 'Trust policy', Page: TrustWorkbench },
];

/** The pages about the whole catalog with a tab for each, as the new frontend system puts them together by itself. */
export const IrsaPages = () => {
  const root = useRouteRef(rootRouteRef)();
  return (
    <PagesRootProvider value={root}>
      <PluginHeader
        customActions={
          <Suspense>
            <PasteErrorButton />
          </Suspense>
        }
        icon={<RiShieldKeyholeLine />}
        tabs={PAGES.map(({ path, title }) => ({
          id: path,
          label: title,
          href: `${root}/${path}`,
          matchStrategy: 'prefix',
        }))}
        title="AWS identity"
        titleLink={root}
      />
      <Suspense>
        <Routes>
          <Route element={<Navigate replace to={PAGES[0].path} />} index />
          {PAGES.map(({ path, Page }) => (
            <Route element={<Page />} key={path} path={`${path}/*`} />
          ))}
        </Routes>
      </Suspense>
    </PagesRootProvider>
  );
};
