import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import type { ReportCheckRow } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { openFindings } from '../../report/openFindings';
import { irsaTranslationRef } from '../../translation';
import { SeverityMark } from '../status/SeverityMark';
import { RowsLink } from './RowsLink';
import styles from './ReportTable.module.css';

const SHOWN = 10;

/** A row for each check with a finding, most open findings first. */
export const ByCheck = ({
  rows,
  narrowing,
}: {
  rows: readonly ReportCheckRow[];
  narrowing: ReportFilters['narrowing'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const shown = everything ? rows : rows.slice(0, SHOWN);

  if (rows.length === 0) {
    return <p className={styles.none}>{t('report.by.nothing')}</p>;
  }
  return (
    <>
      <TableRoot
        aria-label={t('report.by.title', {
          dimension: t('report.by.inTitle.check'),
        })}
        className={styles.table}
      >
        <TableHeader>
          <Column className={styles.severity} id="c-severity">
            {t('findings.column.severity')}
          </Column>
          <Column id="c-name" isRowHeader>
            {t('report.by.check')}
          </Column>
          <Column className={styles.number} id="c-open">
            {t('report.by.column.open')}
          </Column>
          <Column className={styles.number} id="c-unknown">
            {t('report.by.column.unknown')}
          </Column>
          <Column className={styles.number} id="c-waived">
            {t('report.by.column.waived')}
          </Column>
          <Column
            className={`${styles.number} ${styles.secondary}`}
            id="c-bindings"
          >
            {t('report.by.column.bindings')}
          </Column>
        </TableHeader>
        <TableBody>
          {shown.map(row => {
            const { checkId } = row;
            const findings = (
              state: 'fail' | 'unknown' | 'waived',
              total: number,
            ) => (
              <RowsLink
                filters={{ ...narrowing, checkId, state }}
                list="findings"
                total={total}
                what={`${t(`findings.state.${state}`)}, ${checkId}`}
              />
            );
            return (
              <Row id={`r-${checkId}`} key={checkId}>
                <Cell className={styles.cell}>
                  <SeverityMark severity={row.severity} />
                </Cell>
                <Cell className={styles.cell}>
                  {row.title}
                  <span className={styles.sub}>{checkId}</span>
                </Cell>
                <Cell className={styles.cell}>
                  {findings('fail', openFindings(row.findings))}
                </Cell>
                <Cell className={styles.cell}>
                  {findings('unknown', row.findings.unknown)}
                </Cell>
                <Cell className={styles.cell}>
                  {findings('waived', row.findings.waived)}
                </Cell>
                <Cell className={`${styles.cell} ${styles.secondary}`}>
                  {t('report.share', { part: row.bindings, total: row.of })}
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </TableRoot>
      {rows.length > shown.length && (
        <div className={styles.foot}>
          <Button
            onPress={() => setEverything(true)}
            size="small"
            variant="tertiary"
          >
            {t('report.by.all', { total: rows.length })}
          </Button>
        </div>
      )}
    </>
  );
};
