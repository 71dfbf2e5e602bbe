import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportCounts } from 'backstage-plugin-irsa-common';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { percentOf } from '../../report/percentOf';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import styles from './BindingsCard.module.css';
import { RowsLink } from './RowsLink';
import { ShareBar } from './ShareBar';
import bar from './ShareBar.module.css';

const SHARES = ['compliant', 'failing', 'unknown'] as const;

/** All bindings and what they count as; waived findings apart. */
export const BindingsCard = ({
  totals,
  narrowing,
}: {
  totals: ReportCounts;
  narrowing: ReportFilters['narrowing'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const link = (compliance: readonly string[], total: number, what: string) => (
    <RowsLink
      filters={{ ...narrowing, compliance }}
      list="service-accounts"
      total={total}
      what={what}
    />
  );

  return (
    <Section
      note={t('report.bindings.explanation')}
      title={t('report.bindings.title')}
    >
      <div className={styles.body}>
        <div>
          <span className={styles.total}>
            {link(SHARES, totals.total, t('report.bindings.total'))}
          </span>
        </div>
        <div className={styles.shares}>
          <ShareBar counts={totals} />
          <dl className={styles.facts}>
            {SHARES.map(share => (
              <div key={share}>
                <dt>
                  <span
                    aria-hidden="true"
                    className={`${bar.swatch} ${bar[share]}`}
                  />{' '}
                  {t(`report.bindings.${share}`)}
                </dt>
                <dd>
                  <strong>
                    {link(
                      [share],
                      totals[share],
                      t(`report.bindings.${share}`),
                    )}
                  </strong>{' '}
                  <span className={styles.base}>
                    {t('report.bindings.percent', {
                      percent: percentOf(totals[share], totals.total),
                      total: totals.total,
                    })}
                  </span>
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('report.bindings.broken')}</dt>
              <dd>
                <strong>
                  {link(['broken'], totals.broken, t('report.bindings.broken'))}
                </strong>{' '}
                <span className={styles.base}>
                  {t('report.bindings.ofFailing')}
                </span>
              </dd>
            </div>
            <div>
              <dt>{t('report.bindings.waived')}</dt>
              <dd>
                <strong>
                  <RowsLink
                    filters={{ ...narrowing, state: 'waived' }}
                    list="findings"
                    total={totals.findings.waived}
                    what={t('report.bindings.waived')}
                  />
                </strong>{' '}
                <span className={styles.base}>
                  {t('report.bindings.apart')}
                </span>
              </dd>
            </div>
          </dl>
        </div>
      </div>
    </Section>
  );
};
