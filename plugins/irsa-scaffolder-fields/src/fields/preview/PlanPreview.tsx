import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  IdentityPlan,
  IdentityPlanAnswer,
} from 'backstage-plugin-irsa-common';
import { CodePanel } from '../../components/CodePanel';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { Findings } from './Findings';
import { GuardRailList } from './GuardRailList';
import styles from './IrsaPreview.module.css';
import { PlanFacts } from './PlanFacts';
import { Reach } from './Reach';

/** An answer with a plan in it. */
export type PlannedAnswer = Pick<IdentityPlanAnswer, 'manifest' | 'reach'> & {
  readonly plan: IdentityPlan;
};

const json = (document: unknown) => JSON.stringify(document, null, 2);

/** A plan in words and documents: who could become the role, what stops it, and what would be written. */
export const PlanPreview = ({ plan, manifest, reach }: PlannedAnswer) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { trustPolicy, permissionsPolicy, managedPolicies } = plan.role;
  const [{ namespace, name }] = plan.serviceAccounts;
  return (
    <>
      <Reach plan={plan} reach={reach} />
      <GuardRailList messages={plan.guardRails} />
      <Findings findings={plan.lint} />
      <CodePanel
        copyLabel={t('preview.copyTrustPolicy')}
        fromForm={
          plan.mechanism === 'irsa'
            ? `system:serviceaccount:${namespace}:${name}"`
            : undefined
        }
        text={json(trustPolicy)}
        title={t('preview.trustPolicy')}
      />
      {permissionsPolicy && (
        <CodePanel
          copyLabel={t('preview.copyPermissionsPolicy')}
          text={json(permissionsPolicy)}
          title={t('preview.permissionsPolicy')}
        />
      )}
      {!permissionsPolicy && managedPolicies.length === 0 && (
        <Note>{t('preview.noPermissions')}</Note>
      )}
      {manifest && (
        <CodePanel
          copyLabel={t('preview.copyManifest')}
          text={manifest}
          title={t('preview.manifest')}
        />
      )}
      <PlanFacts plan={plan} />
      {plan.needs.length > 0 && (
        <div className={styles.part}>
          <h4 className={styles.subtitle}>{t('preview.needs')}</h4>
          {plan.needs.map(need => (
            <Note key={need}>{need}</Note>
          ))}
        </div>
      )}
    </>
  );
};
