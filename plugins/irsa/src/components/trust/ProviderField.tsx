import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import { useState } from 'react';
import { shortenArn } from '../../format/shortenArn';
import { irsaTranslationRef } from '../../translation';
import styles from './TrialCard.module.css';

const OTHER = 'other';

/** The OIDC provider of the token: one that the policy names, or another one. */
export const ProviderField = ({
  provider,
  providers,
  onChange,
}: {
  provider: string;
  providers: readonly string[];
  onChange: (provider: string) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [wantsOther, setWantsOther] = useState(false);
  const isOther = wantsOther || !providers.includes(provider);

  return (
    <>
      {providers.length > 0 && (
        <Select
          className={styles.wide}
          label={t('trust.trial.provider')}
          onChange={chosen => {
            setWantsOther(chosen === OTHER);
            if (chosen !== OTHER && typeof chosen === 'string') {
              onChange(chosen);
            }
          }}
          options={[
            ...providers.map(arn => ({ id: arn, label: shortenArn(arn) })),
            { id: OTHER, label: t('trust.trial.otherProvider') },
          ]}
          value={isOther ? OTHER : provider}
        />
      )}
      {isOther && (
        <TextField
          autoComplete="off"
          className={`${styles.wide} ${styles.arn}`}
          label={t('trust.trial.providerArn')}
          onChange={onChange}
          placeholder="arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/…"
          size="small"
          spellCheck="false"
          value={provider}
        />
      )}
    </>
  );
};
