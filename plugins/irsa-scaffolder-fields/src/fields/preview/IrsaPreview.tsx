import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useEffect, useId } from 'react';
import { Note } from '../../components/Note';
import { formValuesOf, planRequestOf } from '../../form/formValues';
import { usePlan } from '../../hooks/usePlan';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaPreview.module.css';
import { PlanPreview } from './PlanPreview';
import { previewSchema } from './schema';

/** What the template would create with what its form holds. It enforces nothing: the actions plan again. */
export const IrsaPreview = ({
  formData,
  onChange,
  schema,
  uiSchema,
  formContext,
}: typeof previewSchema.TProps) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const titleId = useId();
  const { parameters, values } = uiSchema['ui:options'] ?? {};
  const request = planRequestOf(formValuesOf(formContext), parameters, values);
  const { data, failure, isLoading, retry } = usePlan(request);
  // The form validates only fields that hold something, so that no plan is an empty text.
  const roleArn = (request && data?.plan?.role.arn) ?? '';

  // The summary before the start shows what is kept here.
  useEffect(() => {
    if (formData !== roleArn) {
      onChange(roleArn);
    }
  }, [formData, roleArn, onChange]);

  return (
    <section aria-labelledby={titleId} className={styles.preview}>
      <header className={styles.header}>
        <h3 className={styles.title} id={titleId}>
          {schema.title ?? t('preview.label')}
        </h3>
        <span className={styles.note}>
          {schema.description ?? t('preview.note')}
        </span>
      </header>
      <div role="status">
        {!request && <Note>{t('preview.incomplete')}</Note>}
        {request && isLoading && (
          <Note>{t(data ? 'preview.updating' : 'preview.loading')}</Note>
        )}
        {request && data?.problem && <Note kind="know">{data.problem}</Note>}
        {failure?.kind === 'not-permitted' && (
          <Note kind="unknown">{t('preview.notPermitted')}</Note>
        )}
        {failure?.kind === 'unavailable' && (
          <Note kind="unknown">
            {t('preview.unavailable')}{' '}
            <Button onPress={retry} size="small" variant="tertiary">
              {t('preview.retry')}
            </Button>
          </Note>
        )}
      </div>
      {request && data?.plan && (
        <PlanPreview
          manifest={data.manifest}
          plan={data.plan}
          reach={data.reach}
        />
      )}
    </section>
  );
};
