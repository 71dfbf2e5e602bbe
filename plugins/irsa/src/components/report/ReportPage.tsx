import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReport } from '../../hooks/useReport';
import { useReportFilters } from '../../hooks/useReportFilters';
import { useSources } from '../../hooks/useSources';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { endsPage, FailureState } from '../page/FailureState';
import { NotSetUp } from '../states/NotSetUp';
import { Cards } from './Cards';
import { ExportMenu } from './ExportMenu';
import styles from './Report.module.css';
import { ReportFilterBar } from './ReportFilterBar';
import { ReportSkeleton } from './ReportSkeleton';

/** The page of the report: how much was read, who is compliant, what changes, and what fixes most. */
export const ReportPage = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const filters = useReportFilters();
  const report = useReport(filters.options);
  const { sources = [], setup } = useSources().data ?? {};
  const { data, failure, isOutdated, loadedAt, retry } = report;
  const what = t('report.what');
  const isSetUp = !(setup && data?.coverage.sources.total === 0);

  return (
    <Frame isPage>
      {!endsPage(failure) && isSetUp && (
        <div className={styles.head}>
          <ReportFilterBar filters={filters} sources={sources} />
          <ExportMenu options={filters.options} />
        </div>
      )}
      {failure && (
        <FailureState
          failure={failure}
          loadedAt={loadedAt}
          onRetry={retry}
          what={what}
        />
      )}
      {!data && !failure && (
        <ReportSkeleton label={t('page.loading', { what })} />
      )}
      {data && setup && !isSetUp && <NotSetUp setup={setup} />}
      {data && isSetUp && !endsPage(failure) && (
        <Cards filters={filters} isOutdated={isOutdated} report={data} />
      )}
    </Frame>
  );
};
