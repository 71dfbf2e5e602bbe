import { demoCatalogModule } from './demo/demoCatalogModule';
import { demoScaffolderModule } from './demo/demoScaffolderModule';

/** What the demo portal is made of, except for the policy that says who may do what. */
export const features = () => [
  import('@backstage/plugin-app-backend'),

  import('@backstage/plugin-auth-backend'),
  import('@backstage/plugin-auth-backend-module-guest-provider'),

  import('@backstage/plugin-catalog-backend'),
  import('@backstage/plugin-catalog-backend-module-logs'),
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),

  import('@backstage/plugin-permission-backend'),

  import('@backstage/plugin-scaffolder-backend'),
  import('backstage-plugin-scaffolder-backend-module-irsa'),

  import('@backstage/plugin-user-settings-backend'),

  import('backstage-plugin-irsa-backend'),

  // Templates of the demo write into its own files instead of a repository and a cloud.
  demoCatalogModule,
  demoScaffolderModule,
];
