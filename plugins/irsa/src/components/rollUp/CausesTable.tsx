import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useTable } from '@backstage/ui';
import type { RollUpCause } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import type { RollUpKind } from '../../catalogKinds';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { ListColumn, ListTable } from '../list/ListTable';
import { SeverityMark } from '../status/SeverityMark';
import styles from './RollUp.module.css';

const PAGE = 25;
const FILTER = { system: 'system', domain: 'domain', group: 'owner' } as const;

type Row = RollUpCause & { readonly id: string };

/** The checks that found most; where the portal has the page of findings, each leads to what it found here. */
export const CausesTable = ({
  about,
  causes,
}: {
  /** What the components belong to. */
  about: { readonly kind: RollUpKind; readonly refs: readonly string[] };
  causes: readonly RollUpCause[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const data = useMemo(
    () => causes.map((cause): Row => ({ ...cause, id: cause.checkId })),
    [causes],
  );
  const table = useTable({
    mode: 'complete',
    data,
    paginationOptions: { pageSize: PAGE, pageSizeOptions: [PAGE] },
  });
  const hrefOf = (checkId: string) => {
    const query = new URLSearchParams({ checkId });
    about.refs.forEach(ref => query.append(FILTER[about.kind], ref));
    return `${root}/findings?${query}`;
  };
  const columns: ListColumn<Row>[] = [
    {
      id: 'c-severity',
      label: t('findings.column.severity'),
      width: '112px',
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'c-cause',
      label: t('rollUp.column.cause'),
      isRowHeader: true,
      cell: ({ checkId, title }) => (
        <>
          {root ? (
            <Link className={styles.link} href={hrefOf(checkId)}>
              {title}
            </Link>
          ) : (
            title
          )}{' '}
          <span className={styles.check}>{checkId}</span>
        </>
      ),
    },
    {
      id: 'c-components',
      label: t('rollUp.column.concerned'),
      width: '128px',
      cell: ({ components }) => (
        <span className={styles.number}>{components}</span>
      ),
    },
    {
      id: 'c-total',
      label: t('rollUp.column.total'),
      width: '112px',
      cell: ({ findings }) => <span className={styles.number}>{findings}</span>,
    },
  ];
  return (
    <ListTable
      columns={columns}
      empty={t('rollUp.noFinding')}
      label={t('rollUp.causes')}
      table={table}
      what={t('rollUp.what')}
    />
  );
};
