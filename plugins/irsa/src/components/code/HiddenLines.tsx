import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../../translation';
import styles from './HiddenLines.module.css';

/** Says that lines are left out between two that are shown. */
export const HiddenLines = ({ count }: { count: number }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return count > 0 ? (
    <div className={styles.hidden}>⋯ {t('code.linesHidden', { count })}</div>
  ) : null;
};
