import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import { useUrlFilters } from '../../hooks/useUrlFilters';
import { irsaTranslationRef } from '../../translation';
import { worstFirst } from '../freshness/sourceOrder';
import { FilterSelect } from '../list/FilterSelect';
import { ListColumn, ListTable } from '../list/ListTable';
import { Section } from '../section/Section';
import { SourceStatusMark } from '../status/SourceStatusMark';
import { SourceAgeCell } from './SourceAgeCell';
import { SourceFacts } from './SourceFacts';
import { SourceHolds } from './SourceHolds';
import styles from './SourcesTable.module.css';
import { SOURCE_KIND_WORD } from './sourceWords';

const FILTERS = ['kind', 'status'] as const;
const PAGE = 25;
const KINDS = ['aws-account', 'eks', 'kubernetes', 'files'] as const;
const STATUSES = ['failed', 'never-read', 'partial', 'ok'] as const;
const STATUS_WORD = {
  ok: 'sourceStatus.ok',
  partial: 'sourceStatus.partial',
  failed: 'sourceStatus.failed',
  'never-read': 'sourceStatus.neverRead',
} as const satisfies Record<SourceState['status'], string>;

/** Every source with its state, age and what it holds, those in trouble first. */
export const SourcesTable = ({
  sources,
}: {
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { values, set } = useUrlFilters(FILTERS);
  const rows = useMemo(
    () =>
      worstFirst(sources).filter(
        ({ kind, status }) =>
          (values.kind.length === 0 || values.kind.includes(kind)) &&
          (values.status.length === 0 || values.status.includes(status)),
      ),
    [sources, values],
  );
  const table = useTable({
    mode: 'complete',
    data: rows,
    paginationOptions: { pageSize: PAGE, pageSizeOptions: [PAGE] },
  });

  const columns: ListColumn<SourceState>[] = [
    {
      id: 'c-status',
      label: t('sources.column.status'),
      width: '112px',
      cell: ({ status }) => <SourceStatusMark status={status} />,
    },
    {
      id: 'c-source',
      label: t('sources.column.source'),
      width: '26%',
      isRowHeader: true,
      cell: source => (
        <>
          <span className={styles.name} title={source.id}>
            {source.title}
          </span>
          <SourceFacts source={source} />
        </>
      ),
    },
    {
      id: 'c-age',
      label: t('sources.column.age'),
      width: '150px',
      cell: source => <SourceAgeCell source={source} />,
    },
    {
      id: 'c-holds',
      label: t('sources.column.holds'),
      isSecondary: true,
      cell: ({ counts }) => <SourceHolds counts={counts} />,
    },
    {
      id: 'c-problem',
      label: t('sources.column.problem'),
      width: '26%',
      cell: ({ problems }) =>
        problems.length > 0 ? (
          <>
            {problems[0].message}
            {problems.length > 1 &&
              ` ${t('banner.moreProblems', { count: problems.length - 1 })}`}
          </>
        ) : (
          <span className={styles.none}>{t('sources.noProblem')}</span>
        ),
    },
  ];

  return (
    <Section
      note={
        <span className={styles.filters}>
          <FilterSelect
            all={t('sources.allKinds')}
            label={t('sources.filterKind')}
            onChange={chosen => set('kind', chosen)}
            options={KINDS.map(kind => ({
              id: kind,
              label: t(SOURCE_KIND_WORD[kind]),
            }))}
            value={values.kind}
          />
          <FilterSelect
            all={t('sources.allStates')}
            label={t('sources.filterState')}
            onChange={chosen => set('status', chosen)}
            options={STATUSES.map(status => ({
              id: status,
              label: t(STATUS_WORD[status]),
            }))}
            value={values.status}
          />
        </span>
      }
      title={t('sources.all', { total: sources.length })}
    >
      <ListTable
        columns={columns}
        empty={t('sources.noMatch')}
        label={t('sources.tableLabel')}
        table={table}
        what={t('sources.what')}
      />
    </Section>
  );
};
