import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { irsaTranslationRef } from '../../translation';
import styles from './NothingMatches.module.css';

/** A list is empty because of its filters. */
export const NothingMatches = ({
  text,
  onClear,
}: {
  text: string;
  onClear: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <span className={styles.text}>
      {text}{' '}
      <Button onPress={onClear} size="small" variant="secondary">
        {t('list.clear')}
      </Button>
    </span>
  );
};
