import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useId, useRef } from 'react';
import { countByState } from '../../findings/countByState';
import { useOpenFinding } from '../../hooks/useOpenFinding';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { FindingDetail } from './FindingDetail';
import styles from './FindingsCard.module.css';
import { FindingsTable } from './FindingsTable';
import { focusFinding } from './focusFinding';

/** What is wrong or cannot be known about an entity, with one finding opened below the table. */
export const FindingsCard = ({
  findings,
  owner,
}: {
  findings: readonly ReportedFinding[];
  /** Owner of the entity, whose other findings are a step away. */
  owner?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const root = usePagesRoot();
  const cardRef = useRef<HTMLDivElement>(null);
  const { openId, open } = useOpenFinding();
  const opened = findings.find(finding => finding.id === openId);
  const counts = countByState(findings);
  const parts = [
    counts.fail > 0 && t('findings.openCount', { total: counts.fail }),
    counts.unknown > 0 && t('findings.unknownCount', { total: counts.unknown }),
    counts.waived > 0 && t('findings.waivedCount', { total: counts.waived }),
  ].filter(Boolean);

  const close = () => {
    open(undefined);
    focusFinding(cardRef.current, openId);
  };

  return (
    <div ref={cardRef}>
      <Section
        note={
          <>
            {parts.join(', ')}
            {owner && root && (
              <>
                {' '}
                <Link
                  className={styles.link}
                  href={`${root}/findings?owner=${encodeURIComponent(owner)}`}
                >
                  {t('findings.allOf', { owner: parseEntityRef(owner).name })}
                </Link>
              </>
            )}
          </>
        }
        title={t('findings.title')}
      >
        {findings.length === 0 ? (
          <p className={styles.none}>{t('findings.none')}</p>
        ) : (
          <FindingsTable
            detailId={id}
            findings={findings}
            onOpen={open}
            openId={opened?.id}
          />
        )}
        {opened && (
          <FindingDetail
            finding={opened}
            id={id}
            key={opened.id}
            onClose={close}
          />
        )}
      </Section>
    </div>
  );
};
