import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { rowsHref } from '../../report/rowsHref';
import { irsaTranslationRef } from '../../translation';
import styles from './RowsLink.module.css';

/** A number that leads to the rows behind it; nothing leads nowhere. */
export const RowsLink = ({
  total,
  what,
  list,
  filters,
}: {
  total: number;
  /** What is counted, for who does not see where the number stands. */
  what: string;
  list: 'findings' | 'service-accounts';
  filters: Readonly<Record<string, string | readonly string[] | undefined>>;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const text = t('reach.count', { total });
  return root && total > 0 ? (
    <Link
      aria-label={t('report.bindings.rows', { total, what })}
      className={styles.link}
      href={rowsHref(root, list, filters)}
    >
      {text}
    </Link>
  ) : (
    <span className={styles.number}>{text}</span>
  );
};
