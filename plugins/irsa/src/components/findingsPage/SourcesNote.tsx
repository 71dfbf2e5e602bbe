import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { countSources } from '../../sources/countSources';
import { irsaTranslationRef } from '../../translation';
import styles from './SourcesNote.module.css';

/** Says above a list that not everything was read, so that what is missing there is not taken for fine. */
export const SourcesNote = ({
  sources,
}: {
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const { failed, neverRead, partial } = countSources(sources);
  const total = failed + neverRead + partial;
  return total > 0 ? (
    <p className={styles.note} role="status">
      {t('sources.notWhole', { count: total })}{' '}
      {root && (
        <Link className={styles.link} href={`${root}/sources`}>
          {t('sources.open')}
        </Link>
      )}
    </p>
  ) : null;
};
