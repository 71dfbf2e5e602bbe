import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What `IrsaCluster` holds: the name of a cluster, or several names where the parameter is an array. */
export const clusterSchema = makeFieldSchema({
  output: z =>
    z
      .union([z.string(), z.array(z.string())])
      .describe('Name of a cluster, or names of clusters.'),
});
