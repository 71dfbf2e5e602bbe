import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { FindingStateMark } from '../status/FindingStateMark';
import { SeverityMark } from '../status/SeverityMark';
import { Since } from './Since';
import { Subject } from './Subject';
import styles from './FindingsTable.module.css';

/** Findings, a row each; the title opens and closes one. */
export const FindingsTable = ({
  findings,
  openId,
  detailId,
  onOpen,
}: {
  findings: readonly ReportedFinding[];
  openId?: string;
  /** Id of the element that shows the open finding. */
  detailId: string;
  onOpen: (id: string | undefined) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);

  return (
    <TableRoot aria-label={t('findings.title')} className={styles.table}>
      <TableHeader>
        <Column className={styles.severity} id="c-severity">
          {t('findings.column.severity')}
        </Column>
        <Column id="c-finding" isRowHeader>
          {t('findings.column.finding')}
        </Column>
        <Column className={styles.subject} id="c-subject">
          {t('findings.column.subject')}
        </Column>
        <Column className={styles.since} id="c-since">
          {t('findings.column.since')}
        </Column>
        <Column className={styles.state} id="c-state">
          {t('findings.column.state')}
        </Column>
      </TableHeader>
      <TableBody>
        {findings.map(finding => {
          const isOpen = finding.id === openId;
          return (
            <Row
              className={isOpen ? styles.open : undefined}
              id={`r-${finding.id}`}
              key={finding.id}
            >
              <Cell className={styles.cell}>
                <SeverityMark severity={finding.severity} />
              </Cell>
              <Cell className={styles.cell}>
                <button
                  aria-controls={isOpen ? detailId : undefined}
                  aria-expanded={isOpen}
                  className={styles.title}
                  data-finding={finding.id}
                  onClick={() => onOpen(isOpen ? undefined : finding.id)}
                  type="button"
                >
                  {finding.title}
                </button>{' '}
                <span className={styles.check}>{finding.checkId}</span>
              </Cell>
              <Cell className={styles.cell}>
                <Subject subject={finding.subject} />
              </Cell>
              <Cell className={`${styles.cell} ${styles.sinceCell}`}>
                <Since since={finding.since} />
              </Cell>
              <Cell className={styles.cell}>
                <FindingStateMark
                  state={finding.state}
                  waiver={finding.waiver}
                />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </TableRoot>
  );
};
