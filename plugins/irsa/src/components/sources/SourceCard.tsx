import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody } from '@backstage/ui';
import type {
  ReportedFinding,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { useId, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { DetailSection } from '../lane/DetailSection';
import { SourceStatusMark } from '../status/SourceStatusMark';
import styles from './SourceCard.module.css';
import { SourceFacts } from './SourceFacts';
import { SourceHistory } from './SourceHistory';

const SHOWN = 4;

/** A source that could not be read, or not whole: what is missing, what that costs, and what to paste to get it. */
export const SourceCard = ({
  source,
  costs = [],
  costsUnknown,
  onRefresh,
}: {
  source: SourceState;
  /** What cannot be judged because of it. */
  costs?: readonly ReportedFinding[];
  costsUnknown: boolean;
  /** Absent when the reader may not have it read. */
  onRefresh?: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const [everything, setEverything] = useState(false);
  const { problems, run } = source;
  const shown = everything ? problems : problems.slice(0, SHOWN);
  const more = problems.length - shown.length;
  const pastes = shown.filter(({ paste }) => paste);

  return (
    <Card>
      <CardBody>
        <section aria-labelledby={id}>
          <div className={styles.head}>
            <SourceStatusMark status={source.status} />
            <h2 className={styles.title} id={id}>
              {source.title}
            </h2>
            <SourceFacts source={source} />
            <span className={styles.history}>
              <SourceHistory source={source} />
            </span>
            {run ? (
              <span className={styles.run} role="status">
                {t('sources.readingSource', { total: run.read })}
              </span>
            ) : (
              onRefresh && (
                <Button onPress={onRefresh} size="small" variant="secondary">
                  {t('failed.tryAgain')}
                </Button>
              )
            )}
          </div>
          <div className={styles.body}>
            <div className={styles.column}>
              <DetailSection title={t('sources.missing')}>
                <ul className={styles.list}>
                  {shown.map(({ message, permission }) => (
                    <li key={`${message} ${permission}`}>
                      {message}
                      {permission && (
                        <>
                          {' '}
                          {t('banner.missingPermission', {
                            permission: <code>{permission}</code>,
                          })}
                        </>
                      )}
                    </li>
                  ))}
                  {problems.length === 0 && <li>{t('sources.nothingSaid')}</li>}
                </ul>
                {more > 0 && (
                  <Button
                    className={styles.more}
                    onPress={() => setEverything(true)}
                    size="small"
                    variant="tertiary"
                  >
                    {t('banner.moreProblems', { count: more })}
                  </Button>
                )}
              </DetailSection>
              {(costs.length > 0 || costsUnknown) && (
                <DetailSection title={t('sources.costs')}>
                  <ul className={styles.list}>
                    {costs.slice(0, SHOWN).map(finding => (
                      <li key={finding.id}>
                        {finding.message}
                        {finding.waiting && finding.waiting.bindings > 0 && (
                          <>
                            {' '}
                            {t('findings.waiting.bindings', {
                              count: finding.waiting.bindings,
                            })}
                          </>
                        )}
                      </li>
                    ))}
                    {costs.length > SHOWN && (
                      <li>
                        {t('reach.notListed', {
                          total: costs.length - SHOWN,
                        })}
                      </li>
                    )}
                    {costsUnknown && costs.length === 0 && (
                      <li>{t('sources.costsUnknown')}</li>
                    )}
                  </ul>
                </DetailSection>
              )}
            </div>
            {pastes.length > 0 && (
              <div className={styles.column}>
                {pastes.map(({ message, paste = '', permission }) => (
                  <CodeBlock
                    copyLabel={t('copy.text')}
                    key={`${message} ${permission}`}
                    text={paste}
                    title={permission ?? t('banner.add')}
                  />
                ))}
              </div>
            )}
          </div>
        </section>
      </CardBody>
    </Card>
  );
};
