import { IrsaNamespace } from './IrsaNamespace';
import { namespaceSchema } from './schema';

/** The field `ui:field: IrsaNamespace`, for both frontend systems. */
export const irsaNamespace = {
  name: 'IrsaNamespace',
  component: IrsaNamespace,
  schema: namespaceSchema,
};
