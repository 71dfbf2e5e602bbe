import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import {
  irsaRefreshPermission,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { useRefresh } from '../../hooks/useRefresh';
import { useSourceCosts } from '../../hooks/useSourceCosts';
import { countSources } from '../../sources/countSources';
import { sourceFacts } from '../../sources/sourceFacts';
import { irsaTranslationRef } from '../../translation';
import { worstFirst } from '../freshness/sourceOrder';
import { Section } from '../section/Section';
import { ReadAccessCode } from './ReadAccessCode';
import { SourceCard } from './SourceCard';
import styles from './Sources.module.css';
import { SourcesSentence } from './SourcesSentence';
import { SourcesTable } from './SourcesTable';

// More would push the table out of sight.
const SHOWN = 5;

/** The sentence, a card for each source with a problem, and the table of all. */
export const Sources = ({
  sources,
  onRefreshed,
}: {
  sources: readonly SourceState[];
  /** A read was asked for, so the states are worth loading again. */
  onRefreshed: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { allowed: mayRefresh } = usePermission({
    permission: irsaRefreshPermission,
  });
  const { refresh, isAsking, failure } = useRefresh(onRefreshed);
  const costs = useSourceCosts();
  const [everything, setEverything] = useState(false);
  const troubled = worstFirst(sources).filter(
    ({ status, problems }) =>
      status === 'failed' || status === 'partial' || problems.length > 0,
  );
  const shown = everything ? troubled : troubled.slice(0, SHOWN);
  const more = troubled.length - shown.length;
  const reading = sources.filter(({ run }) => run).length;

  return (
    <>
      <div className={styles.head}>
        <SourcesSentence counts={countSources(sources)} sources={sources} />
        {mayRefresh && sources.length > 0 && (
          <Button
            iconStart={<RiRefreshLine aria-hidden="true" />}
            isDisabled={isAsking || reading === sources.length}
            onPress={() => refresh()}
            variant="primary"
          >
            {t('sources.readAll')}
          </Button>
        )}
      </div>
      <div className={styles.progress} role="status">
        {reading > 0 && t('sources.readingNow', { count: reading })}
      </div>
      {failure && (
        <Alert
          icon
          role="alert"
          status="danger"
          title={
            failure.kind === 'not-permitted'
              ? t('sources.refreshNotPermitted', {
                  permission: irsaRefreshPermission.name,
                })
              : t('sources.refreshFailed')
          }
        />
      )}
      {shown.map(source => {
        const { subjectRef } = sourceFacts(source);
        return (
          <SourceCard
            costs={subjectRef ? costs.data?.get(subjectRef) : undefined}
            costsUnknown={costs.failure !== undefined}
            key={source.id}
            onRefresh={
              mayRefresh && !isAsking ? () => refresh(source.id) : undefined
            }
            source={source}
          />
        );
      })}
      {more > 0 && (
        <Button
          className={styles.more}
          onPress={() => setEverything(true)}
          size="small"
          variant="tertiary"
        >
          {t('banner.moreSources', { count: more })}
        </Button>
      )}
      <SourcesTable sources={sources} />
      <Section note={t('sources.accessNote')} title={t('sources.access')}>
        <ReadAccessCode />
      </Section>
    </>
  );
};
