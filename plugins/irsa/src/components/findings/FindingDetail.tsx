import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, ButtonLink } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useRef } from 'react';
import { useEscape } from '../../hooks/useEscape';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { FindingStateMark } from '../status/FindingStateMark';
import { SeverityMark } from '../status/SeverityMark';
import { WaiveButton } from '../waive/WaiveButton';
import { WaiverNote } from '../waive/WaiverNote';
import { FindingBody } from './FindingBody';
import styles from './FindingDetail.module.css';

/** One finding, opened: what, why, what proves it, the fix and how to check it. */
export const FindingDetail = ({
  finding,
  id,
  onClose,
}: {
  finding: ReportedFinding;
  id: string;
  onClose: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const ref = useRef<HTMLElement>(null);
  useEscape(ref, onClose);

  return (
    <section
      aria-label={t('findings.detailLabel', { title: finding.title })}
      className={styles.detail}
      id={id}
      ref={ref}
    >
      <div className={styles.head}>
        <SeverityMark severity={finding.severity} />
        <span className={styles.check}>{finding.checkId}</span>
        <FindingStateMark state={finding.state} waiver={finding.waiver} />
        <span className={styles.close}>
          <ButtonIcon
            aria-label={t('findings.close')}
            icon={<RiCloseLine />}
            onPress={onClose}
            size="small"
            variant="tertiary"
          />
        </span>
      </div>
      <h3 className={styles.title}>{finding.title}</h3>
      {finding.waiver && <WaiverNote waiver={finding.waiver} />}
      <FindingBody finding={finding} />
      <div className={styles.actions}>
        <WaiveButton finding={finding} />
        {root && (
          <ButtonLink
            href={`${root}/findings/${finding.id}`}
            variant="secondary"
          >
            {t('findings.openAsPage')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
};
