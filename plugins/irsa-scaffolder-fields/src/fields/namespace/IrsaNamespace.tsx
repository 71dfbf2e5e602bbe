import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { dnsLabelProblem } from 'backstage-plugin-irsa-common';
import { FailureNote } from '../../components/FailureNote';
import { FieldFrame } from '../../components/FieldFrame';
import { NameField } from '../../components/NameField';
import { Note } from '../../components/Note';
import { clustersOf, formValuesOf } from '../../form/formValues';
import { useServiceAccounts } from '../../hooks/useServiceAccounts';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { namespaceSchema } from './schema';

/** A namespace of the clusters that are chosen, with whether it exists. */
export const IrsaNamespace = ({
  formData = '',
  onChange,
  required = false,
  disabled = false,
  schema,
  uiSchema,
  formContext,
}: typeof namespaceSchema.TProps) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const clusters = clustersOf(
    formValuesOf(formContext),
    uiSchema['ui:options']?.parameters,
  );
  const { data, failure, isLoading, retry } = useServiceAccounts(clusters);
  const counts = new Map<string, number>();
  for (const { serviceAccount } of data?.items ?? []) {
    const { namespace } = serviceAccount;
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  const count = counts.get(formData);
  const problem = formData === '' ? undefined : dnsLabelProblem(formData);

  return (
    <FieldFrame
      notes={
        <>
          {clusters.length === 0 && <Note>{t('namespace.needsCluster')}</Note>}
          {isLoading && !data && <Note>{t('namespace.loading')}</Note>}
          {failure && (
            <FailureNote
              failure={failure}
              notPermitted={t('namespace.notPermitted')}
              retry={retry}
              unavailable={t('namespace.unavailable')}
            />
          )}
          {data?.isWhole === false && <Note>{t('namespace.incomplete')}</Note>}
          {problem && (
            <Note kind="wrong">
              {t('namespace.invalid', { name: formData, problem })}
            </Note>
          )}
          {data && !isLoading && formData !== '' && !problem && (
            <Note kind={count ? 'good' : 'plain'}>
              {count ? t('namespace.exists', { count }) : t('namespace.new')}
            </Note>
          )}
        </>
      }
    >
      <NameField
        description={schema.description ?? t('namespace.help')}
        isDisabled={disabled}
        isInvalid={problem !== undefined}
        isRequired={required}
        label={schema.title ?? t('namespace.label')}
        onChange={value => onChange(value === '' ? undefined : value)}
        options={[...counts.keys()].sort().map(id => ({ id, label: id }))}
        value={formData}
      />
    </FieldFrame>
  );
};
