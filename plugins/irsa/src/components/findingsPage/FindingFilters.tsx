import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { dayText } from '../../format/dayText';
import { useFilterOptions } from '../../hooks/useFilterOptions';
import type { ServerList } from '../../hooks/useList';
import { placesOf } from '../../sources/placesOf';
import { irsaTranslationRef } from '../../translation';
import { FilterBar } from '../list/FilterBar';
import { FilterSelect } from '../list/FilterSelect';
import { useCheckOptions } from './useCheckOptions';
import type { FindingFilter } from './useFindingsList';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Narrows the list of findings. */
export const FindingFilters = ({
  list,
  sources,
}: {
  list: Pick<
    ServerList<{ id: string }, FindingFilter>,
    'filters' | 'isNarrowed' | 'clear'
  >;
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { values, set } = list.filters;
  const { owner, system, lifecycle } = useFilterOptions();
  const checks = useCheckOptions();
  const places = placesOf(sources);
  const filter = (
    name: FindingFilter,
    label: string,
    all: string,
    options: readonly { readonly id: string; readonly label: string }[],
  ) => (
    <FilterSelect
      all={all}
      label={label}
      onChange={chosen => set(name, chosen)}
      options={options}
      value={values[name]}
    />
  );

  return (
    <FilterBar isNarrowed={list.isNarrowed} onClear={list.clear}>
      {filter(
        'severity',
        t('filters.severity'),
        t('filters.allSeverities'),
        SEVERITIES.map(id => ({ id, label: t(`severity.${id}`) })),
      )}
      {filter('owner', t('filters.owner'), t('filters.allOwners'), owner)}
      {filter('system', t('filters.system'), t('filters.allSystems'), system)}
      {filter(
        'lifecycle',
        t('filters.lifecycle'),
        t('filters.allLifecycles'),
        lifecycle,
      )}
      {filter(
        'cluster',
        t('filters.cluster'),
        t('filters.allClusters'),
        places.clusters,
      )}
      {filter(
        'account',
        t('filters.account'),
        t('filters.allAccounts'),
        places.accounts,
      )}
      {filter('checkId', t('filters.check'), t('filters.allChecks'), checks)}
      {values.entityRef.length > 0 &&
        filter('entityRef', t('filters.entity'), t('filters.allEntities'), [])}
      {values.subject.length > 0 &&
        filter('subject', t('filters.subject'), t('filters.allSubjects'), [])}
      {values.since.length > 0 &&
        filter(
          'since',
          t('filters.since'),
          t('filters.allTimes'),
          values.since.map(id => ({
            id,
            label: t('filters.sinceDay', { time: dayText(id) }),
          })),
        )}
      {values.domain.length > 0 &&
        filter('domain', t('filters.domain'), t('filters.allDomains'), [])}
    </FilterBar>
  );
};
