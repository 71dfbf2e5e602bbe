import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Mechanism } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './MechanismChip.module.css';

/** The key of the word for each mechanism. */
export const MECHANISM_WORD = {
  irsa: 'mechanism.irsa',
  'pod-identity': 'mechanism.podIdentity',
  kiam: 'mechanism.kiam',
  kube2iam: 'mechanism.kube2iam',
  'node-role': 'mechanism.nodeRole',
} as const satisfies Record<Mechanism, string>;

/** How the service account gets at the role: a fact, so a plain chip. */
export const MechanismChip = ({ mechanism }: { mechanism: Mechanism }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return <span className={styles.chip}>{t(MECHANISM_WORD[mechanism])}</span>;
};
