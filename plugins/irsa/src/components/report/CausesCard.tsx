import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ReportCheckRow } from 'backstage-plugin-irsa-common';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { openFindings } from '../../report/openFindings';
import { rowsHref } from '../../report/rowsHref';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { SeverityMark } from '../status/SeverityMark';
import styles from './CausesCard.module.css';
import table from './ReportTable.module.css';
import { RowsLink } from './RowsLink';

const SHOWN = 6;

/** What is wrong most often. */
export const CausesCard = ({
  checks,
  narrowing,
}: {
  /** Most open findings first. */
  checks: readonly ReportCheckRow[];
  narrowing: ReportFilters['narrowing'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const shown = checks
    .map(check => ({ ...check, open: openFindings(check.findings) }))
    .filter(({ open }) => open > 0)
    .slice(0, SHOWN);

  return (
    <Section title={t('report.causes.title')}>
      {shown.length === 0 ? (
        <p className={table.none}>{t('report.causes.none')}</p>
      ) : (
        <ol className={styles.list}>
          {shown.map(({ checkId, open, severity, title }) => {
            const filters = { ...narrowing, checkId, state: 'fail' };
            return (
              <li className={styles.cause} key={checkId}>
                <SeverityMark severity={severity} />
                <span className={styles.title}>
                  {root ? (
                    <Link
                      className={table.name}
                      href={rowsHref(root, 'findings', filters)}
                    >
                      {title}
                    </Link>
                  ) : (
                    title
                  )}{' '}
                  <span className={styles.check}>{checkId}</span>
                </span>
                <strong>
                  <RowsLink
                    filters={filters}
                    list="findings"
                    total={open}
                    what={`${t('findings.state.fail')}, ${checkId}`}
                  />
                </strong>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
};
