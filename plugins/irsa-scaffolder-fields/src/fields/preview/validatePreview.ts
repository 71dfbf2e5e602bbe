import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { IrsaClient } from 'backstage-plugin-irsa-common';
import { planRequestOf } from '../../form/formValues';
import { previewSchema } from './schema';

type Options = NonNullable<
  (typeof previewSchema.TProps)['uiSchema']['ui:options']
>;

/**
 * Keeps the step from ending with something that the guard rails refuse, so that nobody learns of it from a failed task. Where it cannot be
 * asked the form goes on, since the actions enforce the same.
 */
export const validatePreview: CustomFieldValidator<string, Options> = async (
  _,
  field,
  { apiHolder, formData, uiSchema },
) => {
  const discoveryApi = apiHolder.get(discoveryApiRef);
  const fetchApi = apiHolder.get(fetchApiRef);
  const { parameters, values } = uiSchema?.['ui:options'] ?? {};
  const request = planRequestOf(formData, parameters, values);
  if (!discoveryApi || !fetchApi || !request) {
    return;
  }
  try {
    const { plan, problem } = await new IrsaClient({
      discoveryApi,
      fetchApi,
    }).planIdentity(request);
    if (problem) {
      field.addError(problem);
    }
    for (const { outcome, message, remedy } of plan?.guardRails ?? []) {
      if (outcome === 'not-allowed') {
        field.addError([message, remedy].filter(Boolean).join(' '));
      }
    }
  } catch {
    // The preview itself says that it is not available, and there is nothing else to tell here.
  }
};
