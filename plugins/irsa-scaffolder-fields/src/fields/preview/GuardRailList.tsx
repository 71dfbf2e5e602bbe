import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
} from '@remixicon/react';
import type { GuardRailMessage } from 'backstage-plugin-irsa-common';
import { Mark } from '../../components/Mark';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaPreview.module.css';

const LOOK = {
  'not-allowed': {
    icon: RiCloseCircleFill,
    tone: 'negative',
    word: 'preview.outcome.notAllowed',
  },
  'know-this': {
    icon: RiAlertFill,
    tone: 'warning',
    word: 'preview.outcome.knowThis',
  },
  passed: {
    icon: RiCheckboxCircleFill,
    tone: 'positive',
    word: 'preview.outcome.passed',
  },
} as const;

/** What each guard rail says, refusals first. */
export const GuardRailList = ({
  messages,
}: {
  messages: readonly GuardRailMessage[];
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const count = (outcome: GuardRailMessage['outcome']) =>
    messages.filter(each => each.outcome === outcome).length;
  const stops = count('not-allowed');
  return (
    <div className={styles.part}>
      <div className={styles.header}>
        <h4 className={styles.subtitle}>{t('preview.guardRails')}</h4>
        <span className={styles.note} role={stops > 0 ? 'alert' : 'status'}>
          {[
            stops > 0
              ? t('preview.stops', { count: stops })
              : t('preview.allowed'),
            count('know-this') > 0 &&
              t('preview.toKnow', { count: count('know-this') }),
            t('preview.passed', { count: count('passed') }),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </div>
      <ul className={styles.list}>
        {messages.map(({ rule, outcome, message, remedy }) => {
          const { icon, tone, word } = LOOK[outcome];
          return (
            <li className={styles.item} key={`${rule} ${message}`}>
              <Mark icon={icon} tone={tone}>
                {t(word)}
              </Mark>
              <span className={styles.words}>
                <span>{message}</span>
                {remedy && <span className={styles.remedy}>{remedy}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
