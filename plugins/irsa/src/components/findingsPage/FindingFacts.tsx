import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { irsaTranslationRef } from '../../translation';
import { EntityLinks } from '../catalog/EntityLinks';
import { CopyButton } from '../copy/CopyButton';
import { Since } from '../findings/Since';
import { Subject } from '../findings/Subject';
import styles from './FindingFacts.module.css';

/** Whose finding it is, what it is about, and since when. */
export const FindingFacts = ({ finding }: { finding: ReportedFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { entityRefs, owners, since, subject } = finding;
  return (
    <dl className={styles.facts}>
      <dt>{t('findings.facts.component')}</dt>
      <dd>
        {entityRefs.length > 0 ? (
          <EntityLinks entityRefs={entityRefs} />
        ) : (
          t('findings.facts.noComponent')
        )}
      </dd>
      <dt>{t('findings.facts.owner')}</dt>
      <dd>
        {owners.length > 0 ? (
          <EntityLinks entityRefs={owners} />
        ) : (
          t('findings.noOwner')
        )}
      </dd>
      <dt>{t('findings.column.subject')}</dt>
      <dd>
        <Subject subject={subject} />{' '}
        <CopyButton label={t('copy.name')} text={subject.ref} />
      </dd>
      <dt>{t('findings.facts.firstSeen')}</dt>
      <dd>
        {since ? (
          t('findings.facts.since', {
            time: exactTime(since),
            age: <Since since={since} />,
          })
        ) : (
          <Since />
        )}
      </dd>
    </dl>
  );
};
