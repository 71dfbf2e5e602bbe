import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ComponentType, useCallback, useState } from 'react';
import { Backend, aBackend } from './aBackend';

/** One field of a form. */
export interface TestField {
  readonly parameter: string;
  // What a field holds is its own affair.
  readonly component: ComponentType<never>;
  readonly schema?: object;
  readonly options?: object;
}

/**
 * Shows fields in a form that hands them what the scaffolder does.
 *
 * @returns what the form holds now, and what the backend was asked.
 */
export function renderFields(
  fields: readonly TestField[],
  options: { values?: Record<string, unknown>; backend?: Backend } = {},
) {
  const { fetch, asked } = aBackend(options.backend);
  let held: Record<string, unknown> = options.values ?? {};

  const Field = ({
    field: { parameter, component, schema = {}, options: uiOptions },
    values,
    onChange,
  }: {
    field: TestField;
    values: Record<string, unknown>;
    onChange: (parameter: string, value: unknown) => void;
  }) => {
    const Component = component as unknown as ComponentType<
      FieldExtensionComponentProps<unknown>
    >;
    const change = useCallback(
      (value: unknown) => onChange(parameter, value),
      [onChange, parameter],
    );
    const props = {
      schema,
      uiSchema: uiOptions ? { 'ui:options': uiOptions } : {},
      formData: values[parameter],
      formContext: { formData: values },
      onChange: change,
    } as unknown as FieldExtensionComponentProps<unknown>;
    return <Component {...props} />;
  };

  const Form = () => {
    const [values, setValues] = useState(held);
    held = values;
    const change = useCallback((parameter: string, value: unknown) => {
      setValues(current => ({ ...current, [parameter]: value }));
    }, []);
    return (
      <>
        {fields.map(field => (
          <Field
            field={field}
            key={field.parameter}
            onChange={change}
            values={values}
          />
        ))}
      </>
    );
  };

  renderInTestApp(<Form />, {
    apis: [
      [fetchApiRef, { fetch: fetch as typeof globalThis.fetch }],
      [
        discoveryApiRef,
        { getBaseUrl: async id => `http://localhost/api/${id}` },
      ],
    ],
  });
  return { values: () => held, asked };
}
