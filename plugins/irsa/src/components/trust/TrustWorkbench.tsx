import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseRoleArn } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { usePolicyAnswer } from '../../hooks/usePolicyAnswer';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { FindingsCard } from './FindingsCard';
import { NothingPasted } from './NothingPasted';
import { PolicyInput } from './PolicyInput';
import { PolicyVerdict } from './PolicyVerdict';
import { StatementsCard } from './StatementsCard';
import { TrialCard } from './TrialCard';
import styles from './TrustWorkbench.module.css';
import { Unreadable } from './Unreadable';
import { WhoCard } from './WhoCard';

/**
 * The page on which a trust policy is pasted and read. The text stays in this component: it may be confidential, so it goes
 * neither into the URL nor into storage nor to a server.
 */
export const TrustWorkbench = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [text, setText] = useState('');
  const [roleText, setRoleText] = useState('');
  const role = parseRoleArn(roleText.trim());
  const roleArn = 'role' in role ? role.role.arn : undefined;
  const { reading, problem, isPending } = usePolicyAnswer(text, roleArn);

  return (
    <Frame isPage>
      <div className={styles.columns}>
        <PolicyInput
          onRoleChange={setRoleText}
          onTextChange={setText}
          problem={problem}
          role={roleText}
          roleProblem={
            'problem' in role && roleText.trim() !== ''
              ? role.problem
              : undefined
          }
          text={text}
        />
        <section
          aria-busy={isPending}
          aria-label={t('trust.answer.label')}
          className={styles.column}
        >
          {problem && <Unreadable isStale={!!reading} problem={problem} />}
          {!reading && !problem && <NothingPasted />}
          {reading && (
            <>
              <PolicyVerdict reading={reading} />
              <WhoCard scope={reading.scope} />
              <FindingsCard reading={reading} />
            </>
          )}
        </section>
      </div>
      {reading && (
        <>
          <TrialCard reading={reading} roleArn={roleArn} />
          <StatementsCard reading={reading} />
        </>
      )}
    </Frame>
  );
};
