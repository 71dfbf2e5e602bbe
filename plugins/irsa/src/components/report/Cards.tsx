import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody } from '@backstage/ui';
import type { Report } from 'backstage-plugin-irsa-common';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { allFindings } from '../../report/openFindings';
import { irsaTranslationRef } from '../../translation';
import { BindingsCard } from './BindingsCard';
import { BlastCard } from './BlastCard';
import { CausesCard } from './CausesCard';
import { ChangesCard } from './ChangesCard';
import { ComplianceCard } from './ComplianceCard';
import { CoverageCard } from './CoverageCard';
import styles from './Report.module.css';
import { TrendCard } from './TrendCard';

/** Everything that the report says, what was read first. */
export const Cards = ({
  report,
  filters,
  isOutdated,
}: {
  report: Report;
  filters: ReportFilters;
  /** It is of the filters before. */
  isOutdated: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { narrowing } = filters;
  const { totals } = report;
  const isNothing = totals.total === 0 && allFindings(totals.findings) === 0;
  const isNarrowed = Object.keys(narrowing).length > 0;

  return (
    <div
      aria-busy={isOutdated}
      className={`${styles.cards} ${isOutdated ? styles.outdated : ''}`}
    >
      <CoverageCard coverage={report.coverage} />
      {isNothing ? (
        <Card>
          <CardBody>
            <div role="status">
              {isNarrowed ? t('report.noMatch') : t('report.none')}{' '}
              {isNarrowed && (
                <Button
                  onPress={filters.filters.clear}
                  size="small"
                  variant="secondary"
                >
                  {t('list.clear')}
                </Button>
              )}
            </div>
          </CardBody>
        </Card>
      ) : (
        <>
          <BindingsCard narrowing={narrowing} totals={totals} />
          <div className={styles.split}>
            <div className={styles.column}>
              <ComplianceCard filters={filters} report={report} />
            </div>
            <div className={styles.column}>
              <TrendCard trend={report.trend} />
              <ChangesCard filters={filters} report={report} />
              <CausesCard checks={report.byCheck} narrowing={narrowing} />
            </div>
          </div>
          <BlastCard narrowing={narrowing} />
        </>
      )}
    </div>
  );
};
