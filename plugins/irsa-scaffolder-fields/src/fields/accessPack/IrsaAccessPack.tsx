import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, FieldLabel } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useId } from 'react';
import { FailureNote } from '../../components/FailureNote';
import { FieldFrame } from '../../components/FieldFrame';
import { Note } from '../../components/Note';
import { useAccessPacks } from '../../hooks/useAccessPacks';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { AccessPackRow } from './AccessPackRow';
import styles from './IrsaAccessPack.module.css';
import { accessPackSchema } from './schema';

/** What the service may do, in words: access packs and the values of their parameters. */
export const IrsaAccessPack = ({
  formData,
  onChange,
  disabled = false,
  required = false,
  schema,
}: typeof accessPackSchema.TProps) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { data, failure, isLoading, retry } = useAccessPacks();
  const labelId = useId();
  const uses = formData ?? [];

  return (
    <FieldFrame
      notes={
        <>
          {isLoading && !data && <Note>{t('pack.loading')}</Note>}
          {failure && (
            <FailureNote
              failure={failure}
              notPermitted={t('pack.notPermitted')}
              retry={retry}
              unavailable={t('pack.unavailable')}
            />
          )}
          {data?.items.length === 0 && (
            <Note kind="unknown">{t('pack.empty')}</Note>
          )}
          {data && data.items.length > 0 && uses.length === 0 && (
            <Note>{t('pack.none')}</Note>
          )}
        </>
      }
    >
      <div aria-labelledby={labelId} className={styles.packs} role="group">
        <FieldLabel
          description={schema.description ?? t('pack.help')}
          id={labelId}
          label={schema.title ?? t('pack.label')}
          secondaryLabel={required ? 'Required' : undefined}
        />
        {uses.map((use, index) => (
          <AccessPackRow
            isDisabled={disabled || !data}
            // A row is what it is by its place; packs may be chosen twice.
            key={index}
            number={index + 1}
            onChange={changed =>
              onChange(uses.map((each, at) => (at === index ? changed : each)))
            }
            onRemove={() => onChange(uses.filter((_, at) => at !== index))}
            packs={data?.items}
            use={use}
          />
        ))}
        {data && data.items.length > 0 && (
          <Button
            className={styles.add}
            iconStart={<RiAddLine />}
            isDisabled={disabled}
            onPress={() => onChange([...uses, { pack: '' }])}
            size="small"
            variant="secondary"
          >
            {t('pack.add')}
          </Button>
        )}
      </div>
    </FieldFrame>
  );
};
