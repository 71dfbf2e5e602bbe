import { IrsaCluster } from './IrsaCluster';
import { clusterSchema } from './schema';

/** The field `ui:field: IrsaCluster`, for both frontend systems. */
export const irsaCluster = {
  name: 'IrsaCluster',
  component: IrsaCluster,
  schema: clusterSchema,
};
