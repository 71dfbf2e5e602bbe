import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/**
 * Adds the form fields `IrsaCluster`, `IrsaNamespace`, `IrsaServiceAccount`, `IrsaAccessPack` and `IrsaPreview` to the scaffolder.
 *
 * @public
 */
export const scaffolderFieldsModuleIrsa = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    FormFieldBlueprint.make({
      name: 'irsa-cluster',
      params: {
        field: () =>
          import('./fields/cluster').then(({ irsaCluster }) =>
            createFormField(irsaCluster),
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'irsa-namespace',
      params: {
        field: () =>
          import('./fields/namespace').then(({ irsaNamespace }) =>
            createFormField(irsaNamespace),
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'irsa-service-account',
      params: {
        field: () =>
          import('./fields/serviceAccount').then(({ irsaServiceAccount }) =>
            createFormField(irsaServiceAccount),
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'irsa-access-pack',
      params: {
        field: () =>
          import('./fields/accessPack').then(({ irsaAccessPack }) =>
            createFormField(irsaAccessPack),
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'irsa-preview',
      params: {
        field: () =>
          import('./fields/preview').then(({ irsaPreview }) =>
            createFormField(irsaPreview),
          ),
      },
    }),
  ],
});
