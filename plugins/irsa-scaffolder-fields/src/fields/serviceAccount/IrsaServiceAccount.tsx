import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  dnsSubdomainProblem,
  ServiceAccountAnswer,
} from 'backstage-plugin-irsa-common';
import { FailureNote } from '../../components/FailureNote';
import { FieldFrame } from '../../components/FieldFrame';
import { NameField, NameOption } from '../../components/NameField';
import { Note } from '../../components/Note';
import {
  clustersOf,
  entityRefOf,
  formValuesOf,
  textOf,
} from '../../form/formValues';
import { useServiceAccounts } from '../../hooks/useServiceAccounts';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { serviceAccountSchema } from './schema';
import { ServiceAccountNotes } from './ServiceAccountNotes';

/** A service account of the namespace, with whether it exists, has an identity or belongs to somebody else. */
export const IrsaServiceAccount = ({
  formData = '',
  onChange,
  required = false,
  disabled = false,
  schema,
  uiSchema,
  formContext,
}: typeof serviceAccountSchema.TProps) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const values = formValuesOf(formContext);
  const names = uiSchema['ui:options']?.parameters;
  const clusters = clustersOf(values, names);
  const namespace = textOf(values, names?.namespace ?? 'namespace');
  const { data, failure, isLoading, retry } = useServiceAccounts(
    clusters,
    namespace ?? '',
  );
  const isPattern = /[*?]/.test(formData);
  const problem =
    formData === '' || isPattern ? undefined : dnsSubdomainProblem(formData);
  const optionOf = (id: string, known: ServiceAccountAnswer[]): NameOption => ({
    id,
    label: id,
    description: [
      ...new Set(known.map(each => t(`serviceAccount.option.${wordOf(each)}`))),
    ].join(', '),
  });

  return (
    <FieldFrame
      notes={
        <>
          {(clusters.length === 0 || !namespace) && (
            <Note>{t('serviceAccount.needsNamespace')}</Note>
          )}
          {isLoading && !data && <Note>{t('serviceAccount.loading')}</Note>}
          {failure && (
            <FailureNote
              failure={failure}
              notPermitted={t('serviceAccount.notPermitted')}
              retry={retry}
              unavailable={t('serviceAccount.unavailable')}
            />
          )}
          {data?.isWhole === false && (
            <Note>{t('serviceAccount.incomplete')}</Note>
          )}
          {problem && (
            <Note kind="wrong">
              {t('serviceAccount.invalid', { name: formData, problem })}
            </Note>
          )}
          {data && !isLoading && formData !== '' && !isPattern && !problem && (
            <ServiceAccountNotes
              clusters={clusters}
              known={data.items}
              name={formData}
              ownEntity={entityRefOf(values, names)}
            />
          )}
        </>
      }
    >
      <NameField
        description={schema.description ?? t('serviceAccount.help')}
        isDisabled={disabled}
        isInvalid={problem !== undefined}
        isRequired={required}
        label={schema.title ?? t('serviceAccount.label')}
        onChange={value => onChange(value === '' ? undefined : value)}
        options={byName(data?.items ?? []).map(([name, known]) =>
          optionOf(name, known),
        )}
        value={formData}
      />
    </FieldFrame>
  );
};

function wordOf({ state, bindings }: ServiceAccountAnswer) {
  if (state === 'missing') {
    return 'missing';
  }
  if (state === 'not-read') {
    return 'notRead';
  }
  return bindings.some(({ configured }) => configured) ? 'identity' : 'exists';
}

function byName(
  known: readonly ServiceAccountAnswer[],
): [string, ServiceAccountAnswer[]][] {
  const names = new Map<string, ServiceAccountAnswer[]>();
  for (const each of known) {
    const { name } = each.serviceAccount;
    names.set(name, [...(names.get(name) ?? []), each]);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
}
