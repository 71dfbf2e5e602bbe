import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What `IrsaAccessPack` holds: the input `accessPacks` of the actions. */
export const accessPackSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        pack: z.string().describe('Id of the access pack.'),
        parameters: z
          .record(z.string())
          .optional()
          .describe('Values of its parameters by their names.'),
      }),
    ),
});
