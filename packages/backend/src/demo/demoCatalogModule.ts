import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { CreatedEntityProvider } from './CreatedEntityProvider';
import { readDemoConfig } from './readDemoConfig';

/** Shows in the demo's catalog what templates have made. */
export const demoCatalogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ config, events, processing }) {
        const demo = readDemoConfig(config);
        if (demo) {
          processing.addEntityProvider(
            new CreatedEntityProvider({ folder: demo.created, events }),
          );
        }
      },
    });
  },
});
