import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './Reach.module.css';

const SHOWN = 4;

/** A list that shows its first few items and the rest on demand. */
export const MoreList = ({
  items,
}: {
  items: readonly { readonly key: string; readonly content: ReactNode }[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  // One more item takes no more room than the button that would show it.
  const isLong = items.length > SHOWN + 1;
  const shown = isLong && !everything ? items.slice(0, SHOWN) : items;
  return items.length > 0 ? (
    <>
      <ul className={styles.items}>
        {shown.map(({ key, content }) => (
          <li key={key}>{content}</li>
        ))}
      </ul>
      {isLong && (
        <Button
          className={styles.more}
          onPress={() => setEverything(!everything)}
          size="small"
          variant="tertiary"
        >
          {everything
            ? t('reach.fewer')
            : t('reach.more', { total: items.length - SHOWN })}
        </Button>
      )}
    </>
  ) : null;
};
