import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  ConfigClusterFacts,
  irsaServiceRef,
  readAccessPacks,
  readGuardRails,
} from 'backstage-plugin-irsa-node';
import { createApplyServiceAccountAction } from './actions/applyServiceAccount/applyServiceAccount';
import { createAssociatePodIdentityAction } from './actions/associatePodIdentity/associatePodIdentity';
import { createCreateRoleAction } from './actions/createRole/createRole';
import { createDeleteRoleAction } from './actions/deleteRole/deleteRole';
import { createExtendTrustPolicyAction } from './actions/extendTrustPolicy/extendTrustPolicy';
import { createLintPolicyAction } from './actions/lintPolicy/lintPolicy';
import { createPlanIdentityAction } from './actions/planIdentity/planIdentity';
import { createPlanMigrationAction } from './actions/planMigration/planMigration';
import { createWriteRoleAction } from './actions/writeRole/writeRole';
import { createWriteServiceAccountAction } from './actions/writeServiceAccount/writeServiceAccount';
import { AwsClients } from './aws/AwsClients';
import { BackendClusterFacts } from './clusters/BackendClusterFacts';
import { IdentityServices } from './identity/IdentityServices';
import { ConfiguredTargets } from './kubernetes/ConfiguredTargets';

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
      deps: {
        scaffolderActions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
        catalog: catalogServiceRef,
        irsa: irsaServiceRef,
      },
      async init({
        scaffolderActions,
        config,
        auth,
        discovery,
        irsa,
        ...deps
      }) {
        const services: IdentityServices = {
          guardRails: readGuardRails(config),
          accessPacks: readAccessPacks(config),
          clusters: [
            ConfigClusterFacts.fromConfig(config),
            new BackendClusterFacts(irsa),
          ],
          now: () => new Date(),
          authorization: { auth, ...deps },
          aws: AwsClients.fromConfig(config),
        };
        scaffolderActions.addActions(
          createPlanIdentityAction(services),
          createLintPolicyAction(),
          createCreateRoleAction(services),
          createWriteRoleAction(services),
          createDeleteRoleAction(services),
          createExtendTrustPolicyAction(services),
          createAssociatePodIdentityAction(services),
          createApplyServiceAccountAction({
            ...services,
            kubernetes: ConfiguredTargets.fromConfig(config, {
              auth,
              discovery,
            }),
          }),
          createWriteServiceAccountAction(),
          createPlanMigrationAction({
            irsa,
            clusters: services.clusters,
          }),
        );
      },
    });
  },
});
