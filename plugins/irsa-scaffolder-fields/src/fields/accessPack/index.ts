import { IrsaAccessPack } from './IrsaAccessPack';
import { accessPackSchema } from './schema';

/** The field `ui:field: IrsaAccessPack`, for both frontend systems. */
export const irsaAccessPack = {
  name: 'IrsaAccessPack',
  component: IrsaAccessPack,
  schema: accessPackSchema,
};
