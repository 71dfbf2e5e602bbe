import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustReasonCode, TrustScope } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { OtherPrincipals } from './OtherPrincipals';
import { PodIdentityEntry } from './PodIdentityEntry';
import { ProviderEntry } from './ProviderEntry';
import { Section } from '../section/Section';
import styles from './WhoCard.module.css';

/** Problems of the document's form; they stand among the findings, with what AWS makes of them. */
const FORM: ReadonlySet<TrustReasonCode> = new Set<TrustReasonCode>([
  'MALFORMED_POLICY',
  'UNKNOWN_ELEMENT',
  'UNKNOWN_OPERATOR',
]);

/** Who gets in, by provider, through Pod Identity, and beside them. */
export const WhoCard = ({ scope }: { scope: TrustScope }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { others, podIdentity, providers } = scope;
  const problems = scope.problems.filter(({ code }) => !FORM.has(code));
  const isEmpty =
    providers.length + podIdentity.length + others.length + problems.length ===
    0;

  return (
    <Section title={t('trust.who.title')}>
      {isEmpty ? (
        <span className={styles.muted}>{t('trust.who.nothing')}</span>
      ) : (
        <ul className={styles.entries}>
          {providers.map((entry, index) => (
            <li className={styles.entry} key={`provider-${index}`}>
              <ProviderEntry entry={entry} />
            </li>
          ))}
          {podIdentity.map((entry, index) => (
            <li className={styles.entry} key={`pod-identity-${index}`}>
              <PodIdentityEntry entry={entry} />
            </li>
          ))}
          {others.length > 0 && (
            <li className={styles.entry}>
              <OtherPrincipals others={others} />
            </li>
          )}
          {problems.length > 0 && (
            <li className={styles.entry}>
              <h3 className={styles.title}>{t('trust.who.problems')}</h3>
              <ul className={styles.problems}>
                {problems.map(({ code, message, path }) => (
                  <li key={`${code} ${path} ${message}`}>{message}</li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
};
