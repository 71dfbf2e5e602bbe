import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { parameterNames } from '../../form/parameterNamesSchema';

/** What `IrsaPreview` holds: the ARN of the role as it was planned, for the summary; and what it plans with. */
export const previewSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe(
        'ARN of the role as it was planned. Steps get it from the action that plans again, not from here.',
      ),
  uiOptions: z =>
    z.object({
      parameters: parameterNames(z),
      values: z
        .object({
          clusters: z.array(z.string()).optional(),
          namespace: z.string().optional(),
          mechanism: z.enum(['irsa', 'pod-identity']).optional(),
          account: z.string().optional(),
          audience: z.string().optional(),
          managedPolicies: z.array(z.string()).optional(),
          statements: z.array(z.record(z.any())).optional(),
          tags: z.record(z.string()).optional(),
          purpose: z.enum(['plan', 'create']).optional(),
          template: z.string().optional(),
        })
        .optional()
        .describe(
          "What the template's step gives the same for everybody. purpose is create where the template creates something in AWS or a cluster.",
        ),
    }),
});
