import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { IdentityStatus, SourceState } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { identityRouteRef } from '../../routes';
import { irsaTranslationRef } from '../../translation';
import { oldestReadAt } from '../freshness/sourceOrder';
import { StatusMark } from '../status/StatusMark';
import styles from './IdentityCard.module.css';

const SHOWN = 3;

/** A binding or a component, as the card shows it. */
export interface SummaryPart {
  readonly id: string;
  readonly name: string;
  /** Where it is. */
  readonly note?: string;
  readonly status: IdentityStatus;
}

/** What is known: status, one sentence, the worst parts, and the way to the rest. */
export const Summary = ({
  status,
  sentence,
  parts,
  total,
  sources,
}: {
  status: IdentityStatus;
  sentence: string;
  /** The worst first. */
  parts: readonly SummaryPart[];
  /** How many parts there are, where not all are given. */
  total: number;
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const toTab = useRouteRef(identityRouteRef);
  const readAt = oldestReadAt(sources);
  const shown = parts.slice(0, SHOWN);
  const more = total - shown.length;

  return (
    <div className={styles.summary}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('card.title')}</h2>
        <StatusMark status={status} />
      </div>
      <p className={styles.sentence}>{sentence}</p>
      {shown.length > 0 && (
        <ul className={styles.bindings}>
          {shown.map(part => (
            <li className={styles.binding} key={part.id}>
              <span className={styles.name}>
                {part.name}{' '}
                {part.note && <span className={styles.note}>{part.note}</span>}
              </span>
              <StatusMark status={part.status} />
            </li>
          ))}
          {more > 0 && (
            <li className={styles.note}>{t('card.more', { count: more })}</li>
          )}
        </ul>
      )}
      <div className={styles.head}>
        <span className={styles.note}>
          {readAt && (
            <time dateTime={readAt} title={exactTime(readAt)}>
              {t('card.readAgo', { age: ageText(readAt) })}
            </time>
          )}
        </span>
        {toTab && (
          <Link className={styles.link} href={toTab()}>
            {t('card.open')}
          </Link>
        )}
      </div>
    </div>
  );
};
