import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { parameterNames } from '../../form/parameterNamesSchema';

/** What `IrsaNamespace` holds, and where it finds the clusters. */
export const namespaceSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a namespace.'),
  uiOptions: z => z.object({ parameters: parameterNames(z) }),
});
