import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Hop, ReportedFinding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Fix } from '../fix/Fix';
import { Differences } from './Differences';
import { DetailSection } from './DetailSection';
import { EvidenceList } from './EvidenceList';
import styles from './HopDetail.module.css';
import { HOP_WORD } from './hopWord';
import { OtherFindings } from './OtherFindings';
import { PolicyDocument } from './PolicyDocument';
import { Reference } from './Reference';

/** What stands in an opened hop: why it is as it is, what proves that, and what to change. */
export const HopDetail = ({
  hop,
  id,
  findings,
}: {
  hop: Hop;
  id: string;
  /** What explains the hop: the first one's fix is shown, the others are named. */
  findings: readonly ReportedFinding[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { detail } = hop;
  const [toFix, ...otherFindings] = findings;
  const isFine = hop.status === 'works' || hop.status === 'not-reached';

  return (
    <div
      aria-label={t('detail.label', {
        kind: t(HOP_WORD[hop.hop]),
        name: hop.name,
      })}
      className={styles.detail}
      data-status={hop.status}
      id={id}
      role="region"
    >
      <div className={styles.column}>
        <DetailSection title={t(isFine ? 'detail.facts' : 'detail.cause')}>
          <p className={styles.cause}>{detail?.cause ?? hop.fact}</p>
        </DetailSection>
        {detail?.settle && (
          <DetailSection title={t('detail.settle')}>
            <p className={styles.cause}>{detail.settle}</p>
          </DetailSection>
        )}
        {detail?.differences && detail.differences.length > 0 && (
          <DetailSection title={t('detail.differences')}>
            <Differences differences={detail.differences} />
          </DetailSection>
        )}
        {toFix && detail?.document && (
          <PolicyDocument document={detail.document} sources={hop.sources} />
        )}
        {detail && detail.evidence.length > 0 && (
          <DetailSection title={t('detail.evidence')}>
            <EvidenceList evidence={detail.evidence} />
          </DetailSection>
        )}
        {hop.ref && (
          <DetailSection title={t('detail.reference')}>
            <Reference reference={hop.ref} />
          </DetailSection>
        )}
      </div>
      {toFix && (
        <div className={styles.column}>
          <Fix finding={toFix} />
          <OtherFindings findings={otherFindings} />
        </div>
      )}
      {!toFix && detail?.document && (
        <div className={styles.column}>
          <PolicyDocument document={detail.document} sources={hop.sources} />
        </div>
      )}
    </div>
  );
};
