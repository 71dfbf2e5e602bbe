import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useTable } from '@backstage/ui';
import type { RollUpComponent } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import type { RollUpKind } from '../../catalogKinds';
import { useTabLink } from '../../hooks/useTabLink';
import { irsaTranslationRef } from '../../translation';
import { EntityLinks } from '../catalog/EntityLinks';
import { ListColumn, ListTable } from '../list/ListTable';
import { StatusMark } from '../status/StatusMark';
import { OpenFindings } from './OpenFindings';
import styles from './RollUp.module.css';

const PAGE = 25;

type Row = RollUpComponent & { readonly id: string };

/** Components with status and findings, the worst first; the name leads to the tab of the component. */
export const ComponentsTable = ({
  components,
  kind,
}: {
  components: readonly RollUpComponent[];
  kind: RollUpKind;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const tabLink = useTabLink();
  const data = useMemo(
    () => components.map((each): Row => ({ ...each, id: each.entityRef })),
    [components],
  );
  const table = useTable({
    mode: 'complete',
    data,
    paginationOptions: { pageSize: PAGE, pageSizeOptions: [PAGE] },
  });
  // Of a group all have the same owner, so its systems tell more.
  const place: ListColumn<Row> =
    kind === 'group'
      ? {
          id: 'c-system',
          label: t('rollUp.column.system'),
          width: '18%',
          isSecondary: true,
          cell: ({ system }) =>
            system ? (
              <EntityLinks entityRefs={[system]} />
            ) : (
              <span className={styles.none}>{t('rollUp.noSystem')}</span>
            ),
        }
      : {
          id: 'c-owner',
          label: t('rollUp.column.owner'),
          width: '18%',
          isSecondary: true,
          cell: ({ owner }) =>
            owner ? (
              <EntityLinks entityRefs={[owner]} />
            ) : (
              <span className={styles.none}>{t('rollUp.noOwner')}</span>
            ),
        };
  const columns: ListColumn<Row>[] = [
    {
      id: 'c-status',
      label: t('rollUp.column.status'),
      width: '128px',
      cell: ({ status }) => <StatusMark status={status} />,
    },
    {
      id: 'c-component',
      label: t('rollUp.column.component'),
      isRowHeader: true,
      cell: ({ entityRef, worst }) => (
        <>
          <Link
            className={styles.link}
            href={tabLink(entityRef)}
            title={entityRef}
          >
            {parseEntityRef(entityRef).name}
          </Link>
          {worst && (
            <span className={styles.cause}>
              {worst.title}{' '}
              <span className={styles.check}>{worst.checkId}</span>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'c-findings',
      label: t('rollUp.column.findings'),
      width: '30%',
      cell: component => <OpenFindings component={component} />,
    },
    place,
  ];
  return (
    <ListTable
      columns={columns}
      empty={t('rollUp.noFinding')}
      label={t('rollUp.components')}
      table={table}
      what={t('rollUp.what')}
    />
  );
};
