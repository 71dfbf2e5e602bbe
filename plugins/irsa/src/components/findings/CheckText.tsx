import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaChecks } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Prose } from '../text/Prose';
import styles from './AboutCheck.module.css';

/** What a check looks at, why that matters, how it knows, and what to change in general. */
export const CheckText = ({ checkId }: { checkId: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const check = irsaChecks.find(({ id }) => id === checkId);
  return check ? (
    <dl className={styles.facts}>
      <dt>{t('findings.about.what')}</dt>
      <dd>
        <Prose text={check.what} />
      </dd>
      <dt>{t('findings.about.why')}</dt>
      <dd>
        <Prose text={check.why} />
      </dd>
      <dt>{t('findings.about.howWeKnow')}</dt>
      <dd>
        <Prose text={check.howWeKnow} />
      </dd>
      <dt>{t('findings.about.fix')}</dt>
      <dd>
        <Prose text={check.fix} />
      </dd>
    </dl>
  ) : (
    <p className={styles.facts}>{t('findings.about.unknown')}</p>
  );
};
