import { IrsaPreview } from './IrsaPreview';
import { previewSchema } from './schema';
import { validatePreview } from './validatePreview';

/** The field `ui:field: IrsaPreview`, for both frontend systems. */
export const irsaPreview = {
  name: 'IrsaPreview',
  component: IrsaPreview,
  validation: validatePreview,
  schema: previewSchema,
};
