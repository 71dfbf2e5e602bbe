import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustSentence } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import type { PolicyReading } from '../../trust/policyReading';
import { statementMarks } from '../../trust/statementMarks';
import { statementNumber, statementText } from '../../trust/statementText';
import { CodeBlock } from '../code/CodeBlock';
import { StatementWidth } from './StatementWidth';
import styles from './StatementsCard.module.css';

/** One statement: its width, its sentence, and its JSON with the lines that make it wide or keep it from working. */
export const StatementInWords = ({
  reading: { findings, policy },
  sentence,
}: {
  reading: PolicyReading;
  sentence: TrustSentence;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { path } = sentence;
  const { mark, paths } = statementMarks(policy, sentence, findings);
  const { text, lines } = statementText(policy, path, paths);

  return (
    <li className={styles.statement}>
      <div className={styles.words}>
        <div className={styles.head}>
          <h3 className={styles.title}>
            {t('trust.statements.name', { total: statementNumber(path) })}
          </h3>
          <StatementWidth policy={policy} sentence={sentence} />
        </div>
        <p className={styles.sentence}>{sentence.sentence}</p>
      </div>
      <CodeBlock
        copyLabel={t('copy.json')}
        mark={mark}
        markedLines={lines}
        numbered
        text={text}
        title={path}
      />
    </li>
  );
};
