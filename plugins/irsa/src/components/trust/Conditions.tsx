import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustReason } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './WhoCard.module.css';

/** What has to hold besides and cannot be known from a policy. */
export const Conditions = ({
  reasons,
}: {
  reasons: readonly TrustReason[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return reasons.length > 0 ? (
    <div className={styles.muted}>
      {t('trust.who.conditional')}
      <ul className={styles.conditions}>
        {reasons.map(({ code, message, path }) => (
          <li key={`${code} ${path} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  ) : null;
};
