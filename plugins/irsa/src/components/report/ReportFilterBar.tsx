import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { FilterOption, useFilterOptions } from '../../hooks/useFilterOptions';
import type { ReportFilters } from '../../hooks/useReportFilters';
import type { Dimension } from '../../report/dimensions';
import { placesOf } from '../../sources/placesOf';
import { irsaTranslationRef } from '../../translation';
import { FilterBar } from '../list/FilterBar';
import { FilterSelect } from '../list/FilterSelect';

/** Narrows everything on the page. */
export const ReportFilterBar = ({
  filters,
  sources,
}: {
  filters: ReportFilters;
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { values, isEmpty, set, clear } = filters.filters;
  const { owner, system, lifecycle } = useFilterOptions();
  const { accounts, clusters } = placesOf(sources);
  const filter = (
    name: Dimension,
    all: string,
    options: readonly FilterOption[],
  ) => (
    <FilterSelect
      all={all}
      label={t(`filters.${name}`)}
      onChange={chosen => set(name, chosen)}
      options={options}
      value={values[name]}
    />
  );

  return (
    <FilterBar isNarrowed={!isEmpty} onClear={clear}>
      {filter('owner', t('filters.allOwners'), owner)}
      {filter('system', t('filters.allSystems'), system)}
      {values.domain.length > 0 &&
        filter('domain', t('filters.allDomains'), [])}
      {filter('lifecycle', t('filters.allLifecycles'), lifecycle)}
      {filter('cluster', t('filters.allClusters'), clusters)}
      {filter('account', t('filters.allAccounts'), accounts)}
    </FilterBar>
  );
};
