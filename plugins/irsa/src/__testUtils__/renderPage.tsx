import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { IrsaApi } from 'backstage-plugin-irsa-common';
import { irsaApiRef } from '../api';
import irsaPlugin from '..';
import { anIrsaApi } from './anIrsaApi';

/** Shows one of the plugin's pages, with an API that answers what a test says. */
export function renderPage(
  url: string,
  api: Partial<IrsaApi>,
  options: {
    /** Whether the reader holds every permission, which are cached between the tests of a file; true where absent. */
    permitted?: boolean;
    /** What the catalog holds. */
    entities?: Entity[];
  } = {},
) {
  return renderTestApp({
    features: [irsaPlugin],
    apis: [
      [irsaApiRef, anIrsaApi(api)],
      [catalogApiRef, catalogApiMock({ entities: options.entities ?? [] })],
      [
        permissionApiRef,
        mockApis.permission({
          authorize:
            options.permitted === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
    ],
    initialRouteEntries: [url],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}
