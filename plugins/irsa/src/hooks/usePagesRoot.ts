import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { createContext, useContext } from 'react';
import { rootRouteRef } from '../routes';

const PagesRoot = createContext<string | undefined>(undefined);

/** Says where the plugin's pages are, for portals that do not tell by routes of the new frontend system. */
export const PagesRootProvider = PagesRoot.Provider;

/** The path of the plugin's pages; absent where the portal has none, so that nothing can lead there. */
export function usePagesRoot(): string | undefined {
  const given = useContext(PagesRoot);
  const apis = useApiHolder();
  return given ?? apis.get(routeResolutionApiRef)?.resolve(rootRouteRef)?.();
}
