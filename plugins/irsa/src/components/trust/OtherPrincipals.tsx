import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustOtherPrincipal } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MoreList } from '../reach/MoreList';
import { Conditions } from './Conditions';
import styles from './WhoCard.module.css';

/** Everybody who gets in and is no service account: AWS accounts, roles, services, other identity providers. */
export const OtherPrincipals = ({
  others,
}: {
  others: readonly TrustOtherPrincipal[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <>
      <h3 className={styles.title}>{t('trust.who.others')}</h3>
      <div className={styles.value}>
        <MoreList
          items={others.map(({ actions, conditional, principal }, index) => ({
            key: `${index} ${principal.type} ${principal.id}`,
            content: (
              <>
                {principal.type === 'AWS' && principal.id === '*' ? (
                  t('trust.who.anybody')
                ) : (
                  <>
                    {principal.type}{' '}
                    <code className={styles.code}>{principal.id}</code>
                  </>
                )}{' '}
                <span className={styles.muted}>
                  {t('trust.who.otherActions', {
                    actions: actions.join(', '),
                  })}
                </span>
                <Conditions reasons={conditional} />
              </>
            ),
          }))}
        />
      </div>
    </>
  );
};
