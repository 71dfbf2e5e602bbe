import { IrsaServiceAccount } from './IrsaServiceAccount';
import { serviceAccountSchema } from './schema';

/** The field `ui:field: IrsaServiceAccount`, for both frontend systems. */
export const irsaServiceAccount = {
  name: 'IrsaServiceAccount',
  component: IrsaServiceAccount,
  schema: serviceAccountSchema,
};
