import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../../translation';
import { Arn } from '../copy/Arn';
import { CopyButton } from '../copy/CopyButton';
import styles from './Reference.module.css';

/** The full name of what a hop stands for, to copy. */
export const Reference = ({ reference }: { reference: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return reference.startsWith('arn:') ? (
    <Arn arn={reference} />
  ) : (
    <span className={styles.reference}>
      <code className={styles.text}>{reference}</code>
      <CopyButton label={t('copy.name')} text={reference} />
    </span>
  );
};
