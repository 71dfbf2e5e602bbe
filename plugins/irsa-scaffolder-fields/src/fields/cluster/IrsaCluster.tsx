import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Select, TextField } from '@backstage/ui';
import type { ClusterAnswer } from 'backstage-plugin-irsa-common';
import { FailureNote } from '../../components/FailureNote';
import { FieldFrame } from '../../components/FieldFrame';
import { Note } from '../../components/Note';
import { useClusters } from '../../hooks/useClusters';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { ClusterNotes } from './ClusterNotes';

/** Chooses a cluster, or clusters where the parameter is an array, among those that an identity can be planned for. */
export const IrsaCluster = ({
  formData,
  onChange,
  required = false,
  disabled = false,
  schema,
}: FieldExtensionComponentProps<string | string[]>) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { data, failure, isLoading, retry } = useClusters();
  const isMany = schema.type === 'array';
  const chosen = [formData ?? []].flat();
  const choose = (names: readonly string[]) =>
    onChange(isMany ? [...names] : names[0]);
  const common = {
    label: schema.title ?? t(isMany ? 'cluster.labelMany' : 'cluster.label'),
    description:
      schema.description ?? t(isMany ? 'cluster.helpMany' : 'cluster.help'),
    isDisabled: disabled,
    isRequired: required,
  };
  const isTyped = failure !== undefined || data?.items.length === 0;

  return (
    <FieldFrame
      notes={
        <>
          {isLoading && !data && <Note>{t('cluster.loading')}</Note>}
          {failure && (
            <FailureNote
              failure={failure}
              notPermitted={t('cluster.notPermitted')}
              retry={retry}
              unavailable={t('cluster.unavailable')}
            />
          )}
          {data?.items.length === 0 && (
            <Note kind="unknown">{t('cluster.empty')}</Note>
          )}
          {data?.isWhole === false && <Note>{t('cluster.incomplete')}</Note>}
          {isTyped && isMany && <Note>{t('cluster.typeMany')}</Note>}
          {data && <ClusterNotes chosen={chosen} clusters={data.items} />}
        </>
      }
    >
      {isTyped ? (
        <TextField
          {...common}
          defaultValue={chosen.join(', ')}
          onChange={text => choose(isMany ? namesIn(text) : [text.trim()])}
        />
      ) : (
        <Select
          {...common}
          isDisabled={disabled || !data}
          onChange={keys => choose([keys ?? []].flat().map(String))}
          options={optionsOf(data?.items ?? [], chosen)}
          placeholder={t(
            isMany ? 'cluster.placeholderMany' : 'cluster.placeholder',
          )}
          selectionMode={isMany ? 'multiple' : 'single'}
          value={isMany ? chosen : chosen[0] ?? null}
        />
      )}
    </FieldFrame>
  );
};

/** What was chosen before stays a choice, so that it is shown and can be changed. */
function optionsOf(
  clusters: readonly ClusterAnswer[],
  chosen: readonly string[],
) {
  const names = new Set([...clusters.map(({ name }) => name), ...chosen]);
  return [...names].map(name => ({ id: name, label: name }));
}

function namesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter(name => name !== '');
}
