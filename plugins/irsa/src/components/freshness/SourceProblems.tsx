import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceProblem } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import styles from './SourceProblems.module.css';

const SHOWN = 3;

/** What could not be read, each with the permission that is missing and what to paste to get it. */
export const SourceProblems = ({
  problems,
}: {
  problems: readonly SourceProblem[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const more = problems.length - SHOWN;
  return problems.length > 0 ? (
    <ul className={styles.list}>
      {problems.slice(0, SHOWN).map(({ message, permission, paste }) => (
        <li className={styles.item} key={`${message} ${permission}`}>
          <span>{message}</span>
          {permission && (
            <span>
              {t('banner.missingPermission', {
                permission: <code>{permission}</code>,
              })}
            </span>
          )}
          {paste && (
            <div className={styles.paste}>
              <CodeBlock
                copyLabel={t('copy.text')}
                text={paste}
                title={t(permission ? 'banner.paste' : 'banner.add')}
              />
            </div>
          )}
        </li>
      ))}
      {more > 0 && <li>{t('banner.moreProblems', { count: more })}</li>}
    </ul>
  ) : null;
};
