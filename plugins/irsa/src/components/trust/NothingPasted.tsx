import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiClipboardLine } from '@remixicon/react';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { StateCard } from '../states/StateCard';
import styles from './NothingPasted.module.css';

const COMMAND = `aws iam get-role --role-name payments-api \\
  --query Role.AssumeRolePolicyDocument --output json`;

/** Before anything is pasted: what to paste, and where to get it. */
export const NothingPasted = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <StateCard
      icon={RiClipboardLine}
      mark={t('trust.empty.mark')}
      title={t('trust.empty.title')}
    >
      <p className={styles.text}>{t('trust.empty.text')}</p>
      <CodeBlock
        copyLabel={t('copy.text')}
        text={COMMAND}
        title={t('trust.empty.command')}
      />
      <p className={styles.text}>{t('trust.empty.console')}</p>
    </StateCard>
  );
};
