import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Link } from '@backstage/ui';
import type { ReportCoverage } from 'backstage-plugin-irsa-common';
import { useId } from 'react';
import { useAgeText } from '../../hooks/useAgeText';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { percentOf } from '../../report/percentOf';
import { irsaTranslationRef } from '../../translation';
import { Mark } from '../status/Mark';
import { statusIcon } from '../status/statusIcon';
import styles from './CoverageCard.module.css';
import { UnreadSource } from './UnreadSource';

// The rest is a step away, on the page of the sources.
const SHOWN = 5;

/** How much of the fleet the report rests on: a quiet line when all of it was read, and what is missing otherwise. */
export const CoverageCard = ({ coverage }: { coverage: ReportCoverage }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const id = useId();
  const root = usePagesRoot();
  const { bindings, checks, entities, oldestReadAt, sources, unread } =
    coverage;
  const more = unread.length - SHOWN;
  const isWhole = unread.length === 0;

  return (
    <Card>
      <CardBody>
        <section aria-labelledby={id} className={styles.coverage}>
          <div className={styles.sentence}>
            {!isWhole && (
              <Mark icon={statusIcon('attention')} tone="warning">
                {t('sourceStatus.partial')}
              </Mark>
            )}
            <h2 className={isWhole ? styles.quiet : styles.title} id={id}>
              <span role="status">
                {isWhole ? (
                  <>
                    {t('report.coverage.all', { count: sources.total })}{' '}
                    {oldestReadAt &&
                      t('report.coverage.oldest', {
                        age: ageText(oldestReadAt),
                      })}
                  </>
                ) : (
                  t('report.coverage.part', {
                    percent: percentOf(sources.read, sources.total),
                  })
                )}
              </span>
            </h2>
            {!isWhole && (
              <p className={styles.text}>
                {t('report.coverage.base', {
                  read: sources.read,
                  total: sources.total,
                })}{' '}
                {bindings.judged < bindings.total &&
                  t('report.coverage.judged', bindings)}
              </p>
            )}
            {checks.off.length > 0 && (
              <p className={styles.text}>
                {t('report.coverage.off', {
                  count: checks.off.length,
                  checks: checks.off.join(', '),
                })}
              </p>
            )}
            {!entities.all && (
              <p className={styles.text}>
                {t('report.scope', { count: entities.visible })}
              </p>
            )}
          </div>
          {!isWhole && (
            <ul className={styles.sources}>
              {unread.slice(0, SHOWN).map(source => (
                <UnreadSource key={source.id} source={source} />
              ))}
              {root && (
                <li>
                  <Link className={styles.link} href={`${root}/sources`}>
                    {more > 0
                      ? t('report.coverage.more', { count: more })
                      : t('sources.open')}
                  </Link>
                </li>
              )}
            </ul>
          )}
        </section>
      </CardBody>
    </Card>
  );
};
