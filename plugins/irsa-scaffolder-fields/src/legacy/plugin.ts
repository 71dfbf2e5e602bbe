import { createPlugin } from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { irsaAccessPack } from '../fields/accessPack';
import { irsaCluster } from '../fields/cluster';
import { irsaNamespace } from '../fields/namespace';
import { irsaPreview } from '../fields/preview';
import { irsaServiceAccount } from '../fields/serviceAccount';

const plugin = createPlugin({ id: 'irsa-scaffolder-fields' });

/**
 * The field `IrsaCluster`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const IrsaClusterFieldExtension = plugin.provide(
  createScaffolderFieldExtension({
    ...irsaCluster,
    schema: irsaCluster.schema.schema,
  }),
);

/**
 * The field `IrsaNamespace`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const IrsaNamespaceFieldExtension = plugin.provide(
  createScaffolderFieldExtension({
    ...irsaNamespace,
    schema: irsaNamespace.schema.schema,
  }),
);

/**
 * The field `IrsaServiceAccount`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const IrsaServiceAccountFieldExtension = plugin.provide(
  createScaffolderFieldExtension({
    ...irsaServiceAccount,
    schema: irsaServiceAccount.schema.schema,
  }),
);

/**
 * The field `IrsaAccessPack`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const IrsaAccessPackFieldExtension = plugin.provide(
  createScaffolderFieldExtension({
    ...irsaAccessPack,
    schema: irsaAccessPack.schema.schema,
  }),
);

/**
 * The field `IrsaPreview`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const IrsaPreviewFieldExtension = plugin.provide(
  createScaffolderFieldExtension({
    ...irsaPreview,
    schema: irsaPreview.schema.schema,
  }),
);
