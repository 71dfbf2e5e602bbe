import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
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
  } = {},
) {
  return renderTestApp({
    features: [irsaPlugin],
    apis: [
      [irsaApiRef, anIrsaApi(api)],
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
  });
}
