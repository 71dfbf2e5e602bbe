import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { IdentityPlan } from 'backstage-plugin-irsa-common';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaPreview.module.css';

/** What the guard rails and the planner settle, and the form does not ask. */
export const PlanFacts = ({ plan }: { plan: IdentityPlan }) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { arn, permissionsBoundary, tags, managedPolicies } = plan.role;
  return (
    <div className={styles.part}>
      <h4 className={styles.subtitle}>{t('preview.setByPlatform')}</h4>
      <dl className={styles.facts}>
        <dt>{t('preview.role')}</dt>
        <dd>{arn}</dd>
        <dt>{t('preview.boundary')}</dt>
        <dd>{permissionsBoundary ?? t('preview.noBoundary')}</dd>
        {managedPolicies.length > 0 && (
          <>
            <dt>{t('preview.managedPolicies')}</dt>
            <dd>{managedPolicies.join(', ')}</dd>
          </>
        )}
        {plan.associations.map(({ cluster, namespace, serviceAccount }) => (
          <div className={styles.pair} key={cluster}>
            <dt>{t('preview.association')}</dt>
            <dd>
              {t('preview.associationOf', {
                serviceAccount: `${namespace}/${serviceAccount}`,
                cluster,
              })}
            </dd>
          </div>
        ))}
        <dt>{t('preview.tags')}</dt>
        <dd>
          {Object.entries(tags).map(([key, value]) => (
            <div key={key}>
              {key} = {value}
            </div>
          ))}
        </dd>
      </dl>
    </div>
  );
};
