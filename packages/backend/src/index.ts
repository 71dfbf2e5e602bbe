import { createBackend } from '@backstage/backend-defaults';
import { demoCatalogModule } from './demo/demoCatalogModule';
import { demoScaffolderModule } from './demo/demoScaffolderModule';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('backstage-plugin-scaffolder-backend-module-irsa'));

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('backstage-plugin-irsa-backend'));

// Templates of the demo write into its own files instead of a repository and a cloud.
backend.add(demoCatalogModule);
backend.add(demoScaffolderModule);

backend.start();
