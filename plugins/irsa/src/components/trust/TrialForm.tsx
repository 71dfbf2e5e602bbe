import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Radio, RadioGroup, TextField } from '@backstage/ui';
import { irsaTranslationRef } from '../../translation';
import type { TrialCaller } from '../../trust/trialCaller';
import { ProviderField } from './ProviderField';
import styles from './TrialCard.module.css';

/** Who asks: the mechanism, the service account, and where its token or its association comes from. */
export const TrialForm = ({
  caller,
  onChange,
  providers,
}: {
  caller: TrialCaller;
  onChange: (change: Partial<TrialCaller>) => void;
  /** Those that the policy names. */
  providers: readonly string[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const isIrsa = caller.mechanism === 'irsa';

  const field = (
    name: 'namespace' | 'name' | 'audience' | 'clusterArn',
    className?: string,
  ) => (
    <TextField
      autoComplete="off"
      className={className}
      label={t(`trust.trial.${name}`)}
      onChange={value => onChange({ [name]: value })}
      size="small"
      spellCheck="false"
      value={caller[name]}
    />
  );

  return (
    <div className={styles.fields}>
      <RadioGroup
        className={styles.wide}
        label={t('trust.trial.mechanism')}
        onChange={mechanism =>
          onChange({
            mechanism: mechanism === 'pod-identity' ? 'pod-identity' : 'irsa',
          })
        }
        orientation="horizontal"
        value={caller.mechanism}
      >
        <Radio value="irsa">{t('mechanism.irsa')}</Radio>
        <Radio value="pod-identity">{t('mechanism.podIdentity')}</Radio>
      </RadioGroup>
      {isIrsa && (
        <ProviderField
          onChange={provider => onChange({ provider })}
          provider={caller.provider}
          providers={providers}
        />
      )}
      {!isIrsa && field('clusterArn', `${styles.wide} ${styles.arn}`)}
      {field('namespace')}
      {field('name')}
      {isIrsa && field('audience')}
      {!isIrsa && (
        <Checkbox
          className={styles.wide}
          isSelected={caller.sessionTags}
          onChange={sessionTags => onChange({ sessionTags })}
        >
          {t('trust.trial.sessionTags')}
        </Checkbox>
      )}
    </div>
  );
};
