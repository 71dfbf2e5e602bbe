import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { parameterNames } from '../../form/parameterNamesSchema';

/** What `IrsaServiceAccount` holds, and where it finds clusters and namespace. */
export const serviceAccountSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a service account.'),
  uiOptions: z => z.object({ parameters: parameterNames(z) }),
});
