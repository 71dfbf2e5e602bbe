import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustSubject } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MoreList } from '../reach/MoreList';
import { ServiceAccountPattern } from '../reach/ServiceAccountPattern';
import { Conditions } from './Conditions';
import styles from './WhoCard.module.css';

/** Service accounts as namespace and name patterns, with what is taken out and what must hold besides. */
export const SubjectList = ({
  subjects,
}: {
  subjects: readonly TrustSubject[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  if (subjects.length === 0) {
    return <>{t('trust.who.nobody')}</>;
  }
  return (
    <MoreList
      items={subjects.map((subject, index) => ({
        key: `${index} ${subject.namespace}/${subject.name}`,
        content: (
          <>
            <ServiceAccountPattern
              name={subject.name}
              namespace={subject.namespace}
            />
            {subject.except.length > 0 && (
              <ul className={styles.list}>
                {subject.except.map((exception, at) => (
                  <li key={`${at} ${exception.namespace}/${exception.name}`}>
                    {t('trust.who.exception')}{' '}
                    <ServiceAccountPattern
                      name={exception.name}
                      namespace={exception.namespace}
                    />
                    {exception.conditional.length > 0 &&
                      `, ${t('trust.who.exceptionIf', {
                        conditions: exception.conditional
                          .map(({ message }) => message)
                          .join(' '),
                      })}`}
                  </li>
                ))}
              </ul>
            )}
            <Conditions reasons={subject.conditional} />
          </>
        ),
      }))}
    />
  );
};
