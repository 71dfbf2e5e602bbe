import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { laneIds } from '../../format/laneIds';
import { useAgeText } from '../../hooks/useAgeText';
import { identityRouteRef } from '../../routes';
import { irsaTranslationRef } from '../../translation';
import { workloadNames } from '../binding/workloadNames';
import { oldestReadAt } from '../freshness/sourceOrder';
import { StatusMark } from '../status/StatusMark';
import styles from './IdentityCard.module.css';

const SHOWN = 3;

/** What is known of an identity: status, one sentence, the worst bindings, and the way to the rest. */
export const Summary = ({ identity }: { identity: EntityIdentity }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const toTab = useRouteRef(identityRouteRef);
  const { bindings, sentence, sources, status, workloads } = identity;
  const ids = laneIds(bindings);
  const readAt = oldestReadAt(sources);
  const more = bindings.length - SHOWN;

  return (
    <div className={styles.summary}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('card.title')}</h2>
        <StatusMark status={status} />
      </div>
      <p className={styles.sentence}>{sentence}</p>
      {bindings.length > 0 && (
        <ul className={styles.bindings}>
          {bindings.slice(0, SHOWN).map((binding, index) => (
            <li className={styles.binding} key={ids[index]}>
              <span className={styles.name}>
                {workloadNames(binding, workloads).join(', ')}{' '}
                <span className={styles.note}>
                  {binding.serviceAccount.cluster}
                </span>
              </span>
              <StatusMark status={binding.status} />
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
