import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { lazy, Suspense, useId, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './AboutCheck.module.css';

// The texts of all checks weigh more than the rest of the page, and few readers ask for them.
const CheckText = lazy(() =>
  import('./CheckText').then(module => ({ default: module.CheckText })),
);

/** Tells on demand what a check looks at, why that matters and how it knows. */
export const AboutCheck = ({ checkId }: { checkId: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.about}>
      <Button
        aria-controls={isOpen ? id : undefined}
        aria-expanded={isOpen}
        className={styles.toggle}
        onPress={() => setOpen(!isOpen)}
        size="small"
        variant="tertiary"
      >
        {t('findings.about.open', { checkId })}
      </Button>
      {isOpen && (
        <div id={id}>
          <Suspense
            fallback={<span role="status">{t('findings.about.loading')}</span>}
          >
            <CheckText checkId={checkId} />
          </Suspense>
        </div>
      )}
    </div>
  );
};
