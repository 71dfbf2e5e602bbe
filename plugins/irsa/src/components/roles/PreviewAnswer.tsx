import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import {
  RiAddLine,
  RiCheckLine,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import {
  serviceAccountRef,
  TrustPreviewAnswer,
} from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { EntityLinks } from '../catalog/EntityLinks';
import { Mark } from '../status/Mark';
import styles from './PreviewAnswer.module.css';

const LISTED = 40;
const KINDS = ['gained', 'lost', 'unknown', 'unchanged'] as const;
const LOOK = {
  gained: { icon: RiAddLine, word: 'whatIf.gains' },
  lost: { icon: RiSubtractLine, word: 'whatIf.loses' },
  unknown: { icon: RiQuestionLine, word: 'status.unknown' },
  unchanged: { icon: RiCheckLine, word: 'whatIf.keeps' },
} as const;

/** Who gains, who loses and who keeps a role by a change of its trust policy. */
export const PreviewAnswer = ({ answer }: { answer: TrustPreviewAnswer }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { appearing, clusters, disappearing, notes, others, totals } = answer;
  const all = KINDS.flatMap(kind =>
    answer[kind].map(reacher => ({ kind, reacher })),
  );
  const total = KINDS.reduce((sum, kind) => sum + totals[kind], 0);
  const rows = all.slice(0, LISTED);

  return (
    <div className={styles.answer} role="status">
      <p className={styles.totals}>
        {t('whatIf.totals', {
          gained: totals.gained,
          lost: totals.lost,
          unchanged: totals.unchanged,
        })}
        {totals.unknown > 0 &&
          ` ${t('whatIf.totalUnknown', { count: totals.unknown })}`}
      </p>
      {clusters.read < clusters.known && (
        <p className={styles.note}>
          {t('whatIf.covers', { read: clusters.read, known: clusters.known })}
        </p>
      )}
      {rows.length > 0 && (
        <TableRoot aria-label={t('whatIf.table')} className={styles.table}>
          <TableHeader>
            <Column className={styles.change} id="c-change">
              {t('whatIf.change')}
            </Column>
            <Column id="c-account" isRowHeader>
              {t('hop.serviceAccount')}
            </Column>
            <Column id="c-component">{t('findings.facts.component')}</Column>
          </TableHeader>
          <TableBody>
            {rows.map(({ kind, reacher }) => {
              const ref = serviceAccountRef(reacher);
              const { icon, word } = LOOK[kind];
              return (
                <Row id={`r-${kind}-${ref}`} key={`${kind} ${ref}`}>
                  <Cell className={styles.cell}>
                    <Mark icon={icon} tone="neutral">
                      {t(word)}
                    </Mark>
                  </Cell>
                  <Cell className={styles.cell}>
                    {reacher.namespace}/{reacher.name}{' '}
                    <span className={styles.note}>
                      {t('binding.inCluster', { cluster: reacher.cluster })}
                    </span>
                  </Cell>
                  <Cell className={styles.cell}>
                    <EntityLinks entityRefs={reacher.entityRefs} />
                  </Cell>
                </Row>
              );
            })}
          </TableBody>
        </TableRoot>
      )}
      {total > rows.length && (
        <p className={styles.note}>
          {t('reach.notListed', { total: total - rows.length })}
        </p>
      )}
      {[
        ...appearing.map(({ why }) => t('whatIf.appears', { why })),
        ...disappearing.map(({ why }) => t('whatIf.disappears', { why })),
        ...notes,
        ...(others ? [t('reach.others')] : []),
      ].map(text => (
        <p className={styles.note} key={text}>
          {text}
        </p>
      ))}
    </div>
  );
};
