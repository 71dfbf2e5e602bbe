import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TablePagination,
  TableRoot,
  UseTableResult,
} from '@backstage/ui';
import { ReactNode } from 'react';
import { failureOf } from '../../hooks/failureOf';
import { irsaTranslationRef } from '../../translation';
import { FailureState } from '../page/FailureState';
import styles from './ListTable.module.css';
import { RowsSkeleton } from './RowsSkeleton';

/** A column of a list. */
export interface ListColumn<T> {
  readonly id: string;
  readonly label: string;
  readonly cell: (item: T) => ReactNode;
  /** Share of the width, as CSS; what is left where absent. */
  readonly width?: string;
  /** The name of what the row is about. */
  readonly isRowHeader?: boolean;
  /** Left out where there is little room. */
  readonly isSecondary?: boolean;
  readonly isSortable?: boolean;
}

/** A list with sorting and pages, in every state that a list can be in. Ids of items are unique in it. */
export const ListTable = <T extends { readonly id: string }, F>({
  label,
  columns,
  table,
  what,
  empty,
  selectedId,
  isPageGone,
}: {
  label: string;
  columns: readonly ListColumn<T>[];
  table: UseTableResult<T, F>;
  /** What is loaded, as it stands in "Could not load …". */
  what: string;
  /** What stands there when the list has no items. */
  empty: ReactNode;
  selectedId?: string;
  /** Says that the page which the URL named is gone, so that this is the first one. */
  isPageGone?: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { tableProps, reload } = table;
  const { data, error, isPending, isStale, pagination, sort } = tableProps;
  if (error) {
    return (
      <FailureState failure={failureOf(error)} onRetry={reload} what={what} />
    );
  }
  if (!data) {
    return <RowsSkeleton label={t('page.loading', { what })} />;
  }
  if (data.length === 0 && !isPending) {
    return <div role="status">{empty}</div>;
  }
  const classOf = ({ isSecondary }: ListColumn<T>) =>
    isSecondary ? styles.secondary : '';

  return (
    <div aria-busy={isStale} className={styles.list}>
      {isPageGone && (
        <p className={styles.notice} role="status">
          {t('list.pageGone')}
        </p>
      )}
      <TableRoot
        aria-label={label}
        className={styles.table}
        onSortChange={sort?.onSortChange}
        sortDescriptor={sort?.descriptor ?? undefined}
        stale={isStale}
      >
        <TableHeader>
          {columns.map(column => (
            <Column
              allowsSorting={column.isSortable}
              className={classOf(column)}
              id={column.id}
              isRowHeader={column.isRowHeader}
              key={column.id}
              style={column.width ? { inlineSize: column.width } : undefined}
            >
              {column.label}
            </Column>
          ))}
        </TableHeader>
        <TableBody dependencies={[columns, data, selectedId]}>
          {data.map(item => (
            <Row
              className={item.id === selectedId ? styles.selected : undefined}
              id={`r-${item.id}`}
              key={item.id}
            >
              {columns.map(column => (
                <Cell
                  className={`${styles.cell} ${classOf(column)}`}
                  key={column.id}
                >
                  {column.cell(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </TableRoot>
      {hasPages(pagination) && (
        <TablePagination
          {...pagination}
          getLabel={({ offset, pageSize, totalCount = 0 }) =>
            offset === undefined
              ? t('list.total', { count: totalCount })
              : t('list.range', {
                  first: offset + 1,
                  last: Math.min(offset + pageSize, totalCount),
                  total: totalCount,
                })
          }
          showPageSizeOptions={false}
        />
      )}
    </div>
  );
};

type Pagination = UseTableResult<{ id: string }>['tableProps']['pagination'];

function hasPages(
  pagination: Pagination,
): pagination is Extract<Pagination, { type: 'page' }> {
  return (
    pagination.type === 'page' &&
    (pagination.hasNextPage ||
      pagination.hasPreviousPage ||
      pagination.totalCount !== undefined)
  );
}
