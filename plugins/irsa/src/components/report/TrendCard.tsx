import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReportTrendPoint } from 'backstage-plugin-irsa-common';
import { useId, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import table from './ReportTable.module.css';
import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';

/** How open findings and broken bindings went, as a chart or as a table; both say on which days not everything was read. */
export const TrendCard = ({
  trend,
}: {
  trend: readonly ReportTrendPoint[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const hasPoints = trend.some(({ counts }) => counts);

  return (
    <Section
      note={
        hasPoints && (
          <Button
            aria-controls={id}
            onPress={() => setAsTable(!asTable)}
            size="small"
            variant="tertiary"
          >
            {t(asTable ? 'report.trend.chart' : 'report.trend.table')}
          </Button>
        )
      }
      title={t('report.trend.title')}
    >
      <div id={id}>
        {!hasPoints && <p className={table.none}>{t('report.trend.none')}</p>}
        {hasPoints && asTable && <TrendTable trend={trend} />}
        {hasPoints && !asTable && <TrendChart trend={trend} />}
      </div>
    </Section>
  );
};
