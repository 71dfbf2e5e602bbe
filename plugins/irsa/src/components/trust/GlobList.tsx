import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustGlobs } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MoreList } from '../reach/MoreList';
import styles from './WhoCard.module.css';

/** A set of texts as patterns, with what is taken out of it. */
export const GlobList = ({
  globs: { include, except },
  any,
}: {
  globs: TrustGlobs;
  /** The words for the set of everything. */
  any: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  if (include.length === 0) {
    return <>{t('trust.who.none')}</>;
  }
  return (
    <>
      {include.includes('*') ? (
        any
      ) : (
        <MoreList
          items={include.map(glob => ({
            key: glob,
            content: <code className={styles.code}>{glob}</code>,
          }))}
        />
      )}
      {except.length > 0 && (
        <div>
          {t('trust.who.except', {
            items: <code className={styles.code}>{except.join(', ')}</code>,
          })}
        </div>
      )}
    </>
  );
};
