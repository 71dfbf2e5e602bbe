import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiSettings3Line } from '@remixicon/react';
import type { SourceProblem } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { ReadAccessCode } from '../sources/ReadAccessCode';
import { StateCard } from './StateCard';

const DEMO = `irsa:
  files:
    - directory: ./examples/fleet
`;

/** A portal without configuration: what to add for an account and a cluster, what the backend has to be allowed, and the demo to begin with. */
export const FirstRun = ({ setup }: { setup: SourceProblem }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <StateCard
      icon={RiSettings3Line}
      mark={t('notSetUp.mark')}
      title={t('notSetUp.title')}
    >
      <div role="status">{setup.message}</div>
      <div>{t('notSetUp.steps')}</div>
      <ReadAccessCode />
      {setup.paste && (
        <CodeBlock
          copyLabel={t('copy.text')}
          text={setup.paste}
          title="app-config.yaml"
        />
      )}
      <CodeBlock
        copyLabel={t('copy.text')}
        text={DEMO}
        title={t('notSetUp.demo')}
      />
    </StateCard>
  );
};
