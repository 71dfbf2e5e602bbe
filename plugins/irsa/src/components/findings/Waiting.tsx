import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FindingWaiting } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { DetailSection } from '../lane/DetailSection';
import styles from './FindingBody.module.css';

const NAMED = 6;

/** How much waits for what was not read. */
export const Waiting = ({ waiting }: { waiting: FindingWaiting }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { bindings, checks } = waiting;
  const more = checks.length - NAMED;
  return (
    <DetailSection title={t('findings.waiting.title')}>
      <p className={styles.text}>
        {t('findings.waiting.checks', { count: checks.length })}{' '}
        {checks.slice(0, NAMED).join(', ')}
        {more > 0 && ` ${t('reach.more', { total: more })}`}
        {'. '}
        {bindings > 0 && t('findings.waiting.bindings', { count: bindings })}
      </p>
    </DetailSection>
  );
};
