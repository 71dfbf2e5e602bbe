import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiSettings3Line } from '@remixicon/react';
import type { SourceProblem } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { StateCard } from './StateCard';

/** The backend names nothing to read: says what to add to its configuration. */
export const NotSetUp = ({ setup }: { setup: SourceProblem }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <StateCard
      icon={RiSettings3Line}
      mark={t('notSetUp.mark')}
      title={t('notSetUp.title')}
    >
      <div>{setup.message}</div>
      {setup.paste && (
        <CodeBlock
          copyLabel={t('copy.text')}
          text={setup.paste}
          title="app-config.yaml"
        />
      )}
    </StateCard>
  );
};
