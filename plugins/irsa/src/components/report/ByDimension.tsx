import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Cell,
  Column,
  Link,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { NO_VALUE, ReportRow } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import type { ReportFilters } from '../../hooks/useReportFilters';
import type { Dimension } from '../../report/dimensions';
import { openFindings } from '../../report/openFindings';
import { rowsHref } from '../../report/rowsHref';
import { wholeRow } from '../../report/wholeRow';
import { irsaTranslationRef } from '../../translation';
import { RowsLink } from './RowsLink';
import { ShareBar } from './ShareBar';
import styles from './ReportTable.module.css';

const SHOWN = 10;
const REFERENCES: readonly Dimension[] = ['owner', 'system', 'domain'];

/** A row for each value of a dimension, most failing first. */
export const ByDimension = ({
  dimension,
  rows,
  filters,
}: {
  dimension: Dimension;
  rows: readonly ReportRow[];
  filters: ReportFilters;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const [everything, setEverything] = useState(false);
  const sorted = rows
    .filter(({ kind }) => kind !== 'several')
    .map(row => ({ value: row.value, counts: wholeRow(row) }))
    .sort(
      (a, b) =>
        b.counts.failing - a.counts.failing ||
        openFindings(b.counts.findings) - openFindings(a.counts.findings),
    );
  const shown = everything ? sorted : sorted.slice(0, SHOWN);
  const nameOf = (value: string | undefined) => {
    if (value === undefined) {
      return t(`report.by.noValue.${dimension}`);
    }
    return REFERENCES.includes(dimension) ? parseEntityRef(value).name : value;
  };

  if (sorted.length === 0) {
    return <p className={styles.none}>{t('report.by.nothing')}</p>;
  }
  return (
    <>
      <TableRoot
        aria-label={t('report.by.title', {
          dimension: t(`report.by.inTitle.${dimension}`),
        })}
        className={styles.table}
      >
        <TableHeader>
          <Column id="c-name" isRowHeader>
            {t(`report.by.${dimension}`)}
          </Column>
          <Column className={styles.share} id="c-share">
            {t('report.by.column.share')}
          </Column>
          <Column className={styles.number} id="c-failing">
            {t('report.by.column.failing')}
          </Column>
          <Column className={styles.number} id="c-unknown">
            {t('report.by.column.unknown')}
          </Column>
          <Column className={styles.number} id="c-open">
            {t('report.by.column.open')}
          </Column>
          <Column
            className={`${styles.number} ${styles.secondary}`}
            id="c-waived"
          >
            {t('report.by.column.waived')}
          </Column>
        </TableHeader>
        <TableBody>
          {shown.map(({ value, counts }) => {
            const name = nameOf(value);
            const narrowing = {
              ...filters.narrowing,
              [dimension]: value ?? NO_VALUE,
            };
            const bindings = (
              compliance: 'compliant' | 'failing' | 'unknown',
            ) => (
              <RowsLink
                filters={{ ...narrowing, compliance }}
                list="service-accounts"
                total={counts[compliance]}
                what={`${t(`report.bindings.${compliance}`)}, ${name}`}
              />
            );
            return (
              <Row id={`r-${value ?? NO_VALUE}`} key={value ?? NO_VALUE}>
                <Cell className={styles.cell}>
                  {root && value !== undefined ? (
                    <Link
                      aria-label={t('report.by.narrow', { name })}
                      className={styles.name}
                      href={rowsHref(
                        root,
                        'report',
                        filters.options as Readonly<
                          Record<string, string | readonly string[]>
                        >,
                        { [dimension]: value, by: dimension },
                      )}
                      title={value}
                    >
                      {name}
                    </Link>
                  ) : (
                    name
                  )}
                </Cell>
                <Cell className={styles.cell}>
                  <ShareBar counts={counts} isSmall />
                  <span className={styles.sub}>
                    {bindings('compliant')}{' '}
                    {t('report.of', { total: counts.total })}
                  </span>
                </Cell>
                <Cell className={styles.cell}>{bindings('failing')}</Cell>
                <Cell className={styles.cell}>{bindings('unknown')}</Cell>
                <Cell className={styles.cell}>
                  <RowsLink
                    filters={{ ...narrowing, state: 'fail' }}
                    list="findings"
                    total={openFindings(counts.findings)}
                    what={`${t('report.by.column.open')}, ${name}`}
                  />
                </Cell>
                <Cell className={`${styles.cell} ${styles.secondary}`}>
                  <RowsLink
                    filters={{ ...narrowing, state: 'waived' }}
                    list="findings"
                    total={counts.findings.waived}
                    what={`${t('report.by.column.waived')}, ${name}`}
                  />
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </TableRoot>
      <div className={styles.foot}>
        <span>
          {t('report.by.order', { count: sorted.length })}{' '}
          {rows.some(({ shared }) => shared) && t('report.by.shared')}
        </span>
        {sorted.length > shown.length && (
          <Button
            onPress={() => setEverything(true)}
            size="small"
            variant="tertiary"
          >
            {t('report.by.all', { total: sorted.length })}
          </Button>
        )}
      </div>
    </>
  );
};
