import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustPodIdentityScope } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MechanismChip } from '../binding/MechanismChip';
import { WidthMark } from '../status/WidthMark';
import { Fact } from './Fact';
import { GlobList } from './GlobList';
import { SubjectList } from './SubjectList';
import styles from './WhoCard.module.css';

/** Service accounts that get in through EKS Pod Identity. */
export const PodIdentityEntry = ({
  entry,
}: {
  entry: TrustPodIdentityScope;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { clusters, subjects } = entry;
  return (
    <>
      <div className={styles.head}>
        <MechanismChip mechanism="pod-identity" />
        <WidthMark width={entry.class} />
        {subjects.length > 0 && (
          <span className={styles.muted}>{t('trust.who.podIdentityNote')}</span>
        )}
      </div>
      <dl className={styles.facts}>
        <Fact label={t('trust.who.subjects')}>
          <SubjectList subjects={subjects} />
        </Fact>
        {subjects.length > 0 && (
          <Fact label={t('trust.who.clusters')}>
            <GlobList any={t('trust.who.anyCluster')} globs={clusters} />
          </Fact>
        )}
      </dl>
    </>
  );
};
