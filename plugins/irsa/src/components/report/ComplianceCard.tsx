import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type { Report } from 'backstage-plugin-irsa-common';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { useUrlFilters } from '../../hooks/useUrlFilters';
import { DIMENSIONS, rowsBy } from '../../report/dimensions';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { ByCheck } from './ByCheck';
import { ByDimension } from './ByDimension';

const BY = ['by'] as const;
const CHOICES = [...DIMENSIONS, 'check'] as const;

/** Who is compliant and who is not, by the dimension that the reader chooses. */
export const ComplianceCard = ({
  report,
  filters,
}: {
  report: Report;
  filters: ReportFilters;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const url = useUrlFilters(BY);
  const chosen = CHOICES.find(each => each === url.values.by[0]) ?? 'owner';

  return (
    <Section
      note={
        <Select
          aria-label={t('report.by.choose')}
          onChange={by => url.set('by', by === null ? [] : [String(by)])}
          options={CHOICES.map(id => ({ id, label: t(`report.by.${id}`) }))}
          value={chosen}
        />
      }
      title={t('report.by.title', {
        dimension: t(`report.by.inTitle.${chosen}`),
      })}
    >
      {chosen === 'check' ? (
        <ByCheck narrowing={filters.narrowing} rows={report.byCheck} />
      ) : (
        <ByDimension
          dimension={chosen}
          filters={filters}
          key={chosen}
          rows={rowsBy(report, chosen)}
        />
      )}
    </Section>
  );
};
