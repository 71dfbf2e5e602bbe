import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import type { PolicyReading } from '../../trust/policyReading';
import { Section } from '../section/Section';
import { StatementInWords } from './StatementInWords';
import styles from './StatementsCard.module.css';

const SHOWN = 8;

/** Each statement in words beside its JSON. */
export const StatementsCard = ({
  reading,
  title,
}: {
  reading: PolicyReading;
  /** Stands over the statements, where the page calls them something else. */
  title?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const { parsed, sentences } = reading;

  return (
    <Section
      note={
        <span title={t('trust.statements.countHint')}>
          {t('trust.statements.count', {
            count: sentences.length,
            characters: parsed.text.replace(/\s/g, '').length,
          })}
        </span>
      }
      title={title ?? t('trust.statements.title')}
    >
      <ol className={styles.statements}>
        {(everything ? sentences : sentences.slice(0, SHOWN)).map(sentence => (
          <StatementInWords
            key={sentence.path}
            reading={reading}
            sentence={sentence}
          />
        ))}
      </ol>
      {sentences.length > SHOWN && (
        <Button
          className={styles.more}
          onPress={() => setEverything(!everything)}
          size="small"
          variant="tertiary"
        >
          {everything
            ? t('trust.statements.fewer')
            : t('trust.statements.all', { total: sentences.length })}
        </Button>
      )}
    </Section>
  );
};
