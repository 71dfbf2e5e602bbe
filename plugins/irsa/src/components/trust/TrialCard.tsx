import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { federatedProviders } from '../../trust/federatedProviders';
import type { PolicyReading } from '../../trust/policyReading';
import { trialDefaults } from '../../trust/trialDefaults';
import type { TrialCaller } from '../../trust/trialCaller';
import { Section } from '../section/Section';
import styles from './TrialCard.module.css';
import { TrialForm } from './TrialForm';
import { TrialResult } from './TrialResult';

/** Asks the policy as one service account would. What was not typed follows the policy. */
export const TrialCard = ({
  reading,
  roleArn,
}: {
  reading: PolicyReading;
  roleArn?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [typed, setTyped] = useState<Partial<TrialCaller>>({});
  const caller = { ...trialDefaults(reading, typed), ...typed };

  return (
    <Section note={t('trust.trial.note')} title={t('trust.trial.title')}>
      <div className={styles.columns}>
        <TrialForm
          caller={caller}
          onChange={change => setTyped({ ...typed, ...change })}
          providers={federatedProviders(reading.policy)}
        />
        <TrialResult caller={caller} reading={reading} roleArn={roleArn} />
      </div>
    </Section>
  );
};
