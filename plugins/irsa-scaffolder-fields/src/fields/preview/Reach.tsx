import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  IdentityPlan,
  IdentityPlanAnswer,
  ServiceAccountRef,
} from 'backstage-plugin-irsa-common';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaPreview.module.css';

/** Names that are listed before the rest is counted. */
const MOST_NAMES = 10;

/** Who could become the role: whom it is for, and everybody else as far as the user may see them. */
export const Reach = ({
  plan,
  reach,
}: {
  plan: IdentityPlan;
  reach: IdentityPlanAnswer['reach'];
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const [{ namespace, name }] = plan.serviceAccounts;
  const isIntended = (each: ServiceAccountRef) =>
    plan.serviceAccounts.some(
      intended =>
        intended.cluster === each.cluster &&
        intended.namespace === each.namespace &&
        intended.name === each.name,
    );
  const isPattern = /[*?]/.test(name);
  const othersGain = plan.othersGain.class !== 'none';
  const words = {
    subject: `${namespace}/${name}`,
    clusters: plan.serviceAccounts.map(({ cluster }) => cluster).join(', '),
  };
  const gained = (reach?.gained ?? []).filter(each => !isIntended(each));
  const left = (reach?.gained.length ?? 0) - gained.length;
  const count = (reach?.totals.gained ?? 0) - left;
  const unknown = reach?.totals.unknown ?? 0;

  return (
    <div className={styles.part}>
      {!othersGain && (
        <p className={styles.sentence}>
          {t(isPattern ? 'preview.pattern' : 'preview.only', words)}
        </p>
      )}
      {othersGain && <Note kind="know">{t('preview.othersGain')}</Note>}
      {count > 0 && (
        <Note kind="know">
          {t('preview.gained', { count })}{' '}
          {gained
            .slice(0, MOST_NAMES)
            .map(each => `${each.cluster} ${each.namespace}/${each.name}`)
            .join(', ')}
          {count > MOST_NAMES &&
            ` ${t('preview.more', { count: count - MOST_NAMES })}`}
        </Note>
      )}
      {unknown > 0 && (
        <Note kind="unknown">{t('preview.unknown', { count: unknown })}</Note>
      )}
      {reach?.others && <Note kind="unknown">{t('preview.hidden')}</Note>}
      {reach && reach.clusters.read < reach.clusters.known && (
        <Note kind="unknown">
          {t('preview.partial', {
            read: String(reach.clusters.read),
            known: String(reach.clusters.known),
          })}
        </Note>
      )}
      {!reach && <Note kind="unknown">{t('preview.noNames')}</Note>}
    </div>
  );
};
