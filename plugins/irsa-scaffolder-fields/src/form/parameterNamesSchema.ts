import type { z as zod } from 'zod/v3';

/** What templates may set in `ui:options.parameters` of every field. */
export const parameterNames = (z: typeof zod) =>
  z
    .object({
      clusters: z.string().optional(),
      namespace: z.string().optional(),
      serviceAccount: z.string().optional(),
      mechanism: z.string().optional(),
      account: z.string().optional(),
      audience: z.string().optional(),
      accessPacks: z.string().optional(),
      owner: z.string().optional(),
      entityRef: z.string().optional(),
      component: z
        .string()
        .optional()
        .describe('Parameter with the name of the component that is made.'),
    })
    .optional()
    .describe(
      'Names of the parameters of the template that hold what a plan asks for, where they are not called as the plan calls it.',
    );
