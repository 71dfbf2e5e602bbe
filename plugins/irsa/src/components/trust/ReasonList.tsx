import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustReason } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Differences } from '../lane/Differences';
import styles from './TrialCard.module.css';

/** Why, with what the policy asks for and what the request carries where they differ. */
export const ReasonList = ({
  reasons,
}: {
  reasons: readonly TrustReason[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ actual, code, expected, message, path }) => (
        <li key={`${code} ${path} ${message}`}>
          {message}
          {expected && expected.length > 0 && (
            <Differences
              differences={[
                {
                  label: t('trust.trial.expected'),
                  value: expected.join(', '),
                },
                // A value that is missing or not known has nothing to compare; the message says which.
                ...(actual === undefined
                  ? []
                  : [
                      {
                        label: t('trust.trial.actual'),
                        value: [actual].flat().join(', '),
                      },
                    ]),
              ]}
            />
          )}
        </li>
      ))}
    </ul>
  );
};
