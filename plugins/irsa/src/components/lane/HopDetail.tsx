import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Hop } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Differences } from './Differences';
import { DetailSection } from './DetailSection';
import { EvidenceList } from './EvidenceList';
import styles from './HopDetail.module.css';
import { HOP_WORD } from './hopWord';
import { PolicyDocument } from './PolicyDocument';
import { Reference } from './Reference';

/** What stands in an opened hop: why it is as it is, and what proves that. */
export const HopDetail = ({ hop, id }: { hop: Hop; id: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { detail } = hop;
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
      {detail?.document && (
        <div className={styles.column}>
          <PolicyDocument document={detail.document} sources={hop.sources} />
        </div>
      )}
    </div>
  );
};
