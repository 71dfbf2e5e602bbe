import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { PropsWithChildren } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';

/** The filters of a list in a row, with the way to take them all away. */
export const FilterBar = ({
  isNarrowed,
  onClear,
  children,
}: PropsWithChildren<{ isNarrowed: boolean; onClear: () => void }>) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <div aria-label={t('list.filters')} className={styles.bar} role="group">
      {children}
      {isNarrowed && (
        <Button onPress={onClear} size="small" variant="tertiary">
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
};
