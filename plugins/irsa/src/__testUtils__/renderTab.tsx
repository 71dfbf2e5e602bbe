import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import type { EntityIdentity, IrsaApi } from 'backstage-plugin-irsa-common';
import { irsaApiRef } from '../api';
import { identityEntityContent } from '../extensions/identityEntityContent';
import { irsaPage } from '../extensions/irsaPage';
import { rolesPage } from '../extensions/rolesPage';
import { anIrsaApi } from './anIrsaApi';

/** A component as the catalog holds it. */
export const REFUND_WORKER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'refund-worker', namespace: 'default' },
};

/** Shows the tab of a component whose identity is answered by the given function. */
export function renderTab(
  getEntityIdentity: IrsaApi['getEntityIdentity'],
  options: {
    entity?: Entity;
    url?: string;
    api?: Partial<IrsaApi>;
    /** Whether the portal has the plugin's pages, too. */
    hasPages?: boolean;
  } = {},
) {
  return renderTestApp({
    apis: [[irsaApiRef, anIrsaApi({ getEntityIdentity, ...options.api })]],
    extensions: [
      createTestEntityPage({ entity: options.entity ?? REFUND_WORKER }),
      identityEntityContent,
      ...(options.hasPages ? [irsaPage, rolesPage] : []),
    ],
    initialRouteEntries: [options.url ?? '/'],
  });
}

/** Shows the tab with an answer. */
export function renderIdentity(
  identity: EntityIdentity,
  options: { entity?: Entity; url?: string; hasPages?: boolean } = {},
) {
  return renderTab(async () => identity, options);
}
