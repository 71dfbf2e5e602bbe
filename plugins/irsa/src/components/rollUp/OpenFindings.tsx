import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  FindingSeverity,
  RollUpComponent,
} from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { SeverityMark } from '../status/SeverityMark';
import styles from './RollUp.module.css';

const SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

/** The open findings of a component by severity, and how many cannot be judged or are accepted. */
export const OpenFindings = ({ component }: { component: RollUpComponent }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { findings, unknownFindings, waivedFindings } = component;
  const open = SEVERITIES.filter(severity => findings[severity] > 0);
  if (open.length === 0 && unknownFindings === 0 && waivedFindings === 0) {
    return <span className={styles.none}>{t('rollUp.noFinding')}</span>;
  }
  return (
    <ul className={styles.counts}>
      {open.map(severity => (
        <li className={styles.number} key={severity}>
          <SeverityMark severity={severity} /> {findings[severity]}
        </li>
      ))}
      {unknownFindings > 0 && (
        <li>{t('rollUp.unknownFindings', { total: unknownFindings })}</li>
      )}
      {waivedFindings > 0 && (
        <li>{t('rollUp.waivedFindings', { total: waivedFindings })}</li>
      )}
    </ul>
  );
};
