import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import type { FindingChange } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { exactTime } from '../../format/exactTime';
import { subjectName } from '../../format/subjectName';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { SeverityMark } from '../status/SeverityMark';
import styles from './ChangesCard.module.css';
import table from './ReportTable.module.css';

const SHOWN = 8;

/** Findings that are new, gone or back, the latest first. What is gone has no page of its own any more. */
export const ChangeList = ({
  changes,
  kind,
}: {
  changes: readonly FindingChange[];
  kind: FindingChange['change'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const [everything, setEverything] = useState(false);
  const shown = everything ? changes : changes.slice(0, SHOWN);
  return (
    <>
      <ul aria-label={t(`report.changes.${kind}`)} className={styles.list}>
        {shown.map(({ at, checkId, id, severity, subject, title }) => (
          <li className={styles.change} key={`${id} ${at}`}>
            <SeverityMark severity={severity} />
            <span>
              {root && kind !== 'fixed' ? (
                <Link className={table.name} href={`${root}/findings/${id}`}>
                  {title}
                </Link>
              ) : (
                title
              )}
              <span className={table.sub} title={subject.ref}>
                {t('findings.on', {
                  checkId,
                  subject: subjectName(subject.ref).name,
                })}
              </span>
            </span>
            <time dateTime={at}>{exactTime(at)}</time>
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <Button
          onPress={() => setEverything(true)}
          size="small"
          variant="tertiary"
        >
          {t('report.by.all', { total: changes.length })}
        </Button>
      )}
    </>
  );
};
