import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createWriteServiceAccountAction } from './actions/writeServiceAccount/writeServiceAccount';

/**
 * Adds the `irsa:*` actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleIrsa = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'irsa',
  register(registration) {
    registration.registerInit({
      deps: { scaffolderActions: scaffolderActionsExtensionPoint },
      async init({ scaffolderActions }) {
        scaffolderActions.addActions(createWriteServiceAccountAction());
      },
    });
  },
});
