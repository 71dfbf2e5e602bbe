import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ErrorSuspect } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './Suspects.module.css';

const SHOWN = 6;

/** The causes that a message may have, in the order of suspicion, each with how it stands here. */
export const Suspects = ({
  suspects,
  isAboutEntity,
  onFinding,
}: {
  suspects: readonly ErrorSuspect[];
  isAboutEntity: boolean;
  onFinding?: (id: string) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const shown = everything ? suspects : suspects.slice(0, SHOWN);
  const more = suspects.length - shown.length;
  const standing = ({ open, state, why }: ErrorSuspect) => {
    if (state === 'ruled-out') {
      return t('pasteError.ruledOut', { why });
    }
    return state === 'possible' && isAboutEntity
      ? t('pasteError.cannotBeRuledOut', { why: open ?? why })
      : why;
  };
  return (
    <>
      <ol className={styles.list}>
        {shown.map(suspect => {
          const { checkId, findingId, title } = suspect;
          return (
            <li key={`${checkId} ${findingId}`}>
              <span className={styles.title}>{title}</span>{' '}
              <span className={styles.check}>{checkId}</span>{' '}
              {standing(suspect)}{' '}
              {findingId && onFinding && (
                <Button
                  onPress={() => onFinding(findingId)}
                  size="small"
                  variant="secondary"
                >
                  {t('verdict.goToFix')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {more > 0 && (
        <Button
          onPress={() => setEverything(true)}
          size="small"
          variant="tertiary"
        >
          {t('pasteError.more', { count: more })}
        </Button>
      )}
    </>
  );
};
