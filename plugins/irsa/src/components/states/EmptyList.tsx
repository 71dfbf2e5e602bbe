import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { PropsWithChildren } from 'react';
import type { AllSources } from '../../hooks/useSources';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import styles from '../findingsPage/SourcesNote.module.css';

/** What stands in a list without items: that nothing was read yet where that is why, otherwise what the list says itself. */
export const EmptyList = ({
  known,
  children,
}: PropsWithChildren<{
  /** The sources; absent while they are loaded. */
  known: AllSources | undefined;
}>) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const total = known?.sources.length ?? 0;
  const isNothingRead =
    total > 0 &&
    known?.sources.every(({ status }) => status === 'never-read') === true;
  return isNothingRead ? (
    <>
      {t('sources.nothingYet', { count: total })}{' '}
      {root && (
        <Link className={styles.link} href={`${root}/sources`}>
          {t('sources.open')}
        </Link>
      )}
    </>
  ) : (
    <>{children}</>
  );
};
