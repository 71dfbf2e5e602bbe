import { readFileSync } from 'node:fs';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { RESTRICTIONS_VARIABLE } from './variable.mjs';

/** Read for each decision, so that a test takes rights away and gives them back while the portal runs. */
const restrictions = () =>
  JSON.parse(readFileSync(process.env[RESTRICTIONS_VARIABLE], 'utf8'));

const policy = {
  async handle({ permission }) {
    const { denied, hidden } = restrictions();
    if (denied.includes(permission.name)) {
      return { result: AuthorizeResult.DENY };
    }
    if (permission.resourceType === 'catalog-entity' && hidden.length > 0) {
      return createCatalogConditionalDecision(permission, {
        allOf: hidden.map(value => ({
          not: catalogConditions.hasMetadata({ key: 'name', value }),
        })),
      });
    }
    return { result: AuthorizeResult.ALLOW };
  },
};

export const restrictionsModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'e2e-restrictions',
  register({ registerInit }) {
    registerInit({
      deps: { extensionPoint: policyExtensionPoint },
      async init({ extensionPoint }) {
        extensionPoint.setPolicy(policy);
      },
    });
  },
});
