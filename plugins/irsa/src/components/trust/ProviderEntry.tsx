import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustProviderScope } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MechanismChip } from '../binding/MechanismChip';
import { Arn } from '../copy/Arn';
import { WidthMark } from '../status/WidthMark';
import { Fact } from './Fact';
import { GlobList } from './GlobList';
import { SubjectList } from './SubjectList';
import styles from './WhoCard.module.css';

/** Service accounts that get in through one OIDC provider. */
export const ProviderEntry = ({ entry }: { entry: TrustProviderScope }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { audiences, provider, subjects } = entry;

  const name = () => {
    if (provider === '*') {
      return t('trust.who.anyProvider');
    }
    return /[*?]/.test(provider) ? (
      t('trust.who.providerPattern', { pattern: provider })
    ) : (
      <Arn arn={provider} />
    );
  };

  return (
    <>
      <div className={styles.head}>
        <MechanismChip mechanism="irsa" />
        <WidthMark width={entry.class} />
      </div>
      <dl className={styles.facts}>
        <Fact label={t('trust.who.provider')}>{name()}</Fact>
        <Fact label={t('trust.who.subjects')}>
          <SubjectList subjects={subjects} />
        </Fact>
        {subjects.length > 0 && (
          <Fact label={t('trust.who.audiences')}>
            <GlobList any={t('trust.who.anyAudience')} globs={audiences} />
          </Fact>
        )}
      </dl>
    </>
  );
};
