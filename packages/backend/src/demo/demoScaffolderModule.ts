import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { irsaServiceRef } from 'backstage-plugin-irsa-node';
import { createApplyIdentityAction } from './actions/applyIdentity';
import { createCarryOutMigrationAction } from './actions/carryOutMigration';
import { createPublishAction } from './actions/publish';
import { DemoServices } from './DemoServices';
import { Estate } from './estate/Estate';
import { readDemoConfig } from './readDemoConfig';

/** The actions with which templates run to their end in the demo, where there is neither a repository nor a cloud. */
export const demoScaffolderModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo',
  register(registration) {
    registration.registerInit({
      deps: {
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        irsa: irsaServiceRef,
        scaffolderActions: scaffolderActionsExtensionPoint,
      },
      async init({ config, scaffolderActions, catalog, events, irsa }) {
        const demo = readDemoConfig(config);
        if (demo) {
          const services: DemoServices = {
            demo,
            estate: new Estate(demo),
            catalog,
            events,
            irsa,
          };
          scaffolderActions.addActions(
            createPublishAction(services),
            createApplyIdentityAction(services),
            createCarryOutMigrationAction(services),
          );
        }
      },
    });
  },
});
