import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TruthDifference } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { Differences } from '../lane/Differences';
import styles from './TruthDifferences.module.css';

/** Where what is declared, set up and observed differ: the cause, both sides, and the restart that ends it where one does. */
export const TruthDifferences = ({
  differences,
  restart,
}: {
  differences: readonly TruthDifference[];
  /** The commands that give running pods what new ones get. */
  restart?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <div className={styles.box}>
      {differences.map(difference => {
        const { actual, between, cause, code, expected, pods } = difference;
        const isObserved = between[1] === 'observed';
        const nothing = t('agreement.nothing');
        return (
          <section
            className={styles.difference}
            key={`${code} ${expected} ${actual}`}
          >
            <h3 className={styles.title}>
              {isObserved
                ? t('agreement.newAndRunning')
                : t('agreement.declaredDiffers')}
            </h3>
            <p className={styles.cause}>{cause}</p>
            <Differences
              differences={[
                {
                  label: isObserved
                    ? t('agreement.newPods')
                    : t('agreement.declared'),
                  value: expected ?? nothing,
                },
                {
                  label: isObserved
                    ? t('agreement.runningPods', { count: pods ?? 0 })
                    : t('agreement.configured'),
                  value: actual ?? nothing,
                },
              ]}
            />
          </section>
        );
      })}
      {restart && (
        <CodeBlock
          copyLabel={t('copy.text')}
          text={restart}
          title={t('agreement.restart')}
        />
      )}
    </div>
  );
};
