import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useOpenFinding } from '../../hooks/useOpenFinding';
import { irsaTranslationRef } from '../../translation';
import { focusFinding } from '../findings/focusFinding';
import { SeverityMark } from '../status/SeverityMark';
import { DetailSection } from './DetailSection';
import styles from './OtherFindings.module.css';

const SHOWN = 4;

/** Further findings about the same hop; each opens in the table of findings. */
export const OtherFindings = ({
  findings,
}: {
  findings: readonly ReportedFinding[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { open } = useOpenFinding();
  const more = findings.length - SHOWN;
  const show = (id: string) => {
    open(id);
    const row = document.querySelector<HTMLElement>(`[data-finding="${id}"]`);
    row?.scrollIntoView({ block: 'center' });
    focusFinding(document, id);
  };

  return findings.length > 0 ? (
    <DetailSection title={t('detail.otherFindings')}>
      <ul className={styles.list}>
        {findings.slice(0, SHOWN).map(({ id, checkId, severity, title }) => (
          <li className={styles.item} key={id}>
            <SeverityMark severity={severity} />
            <Button onPress={() => show(id)} size="small" variant="tertiary">
              {`${title} ${checkId}`}
            </Button>
          </li>
        ))}
        {more > 0 && <li>{t('reach.notListed', { total: more })}</li>}
      </ul>
    </DetailSection>
  ) : null;
};
