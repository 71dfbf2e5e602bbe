import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { Acceptance } from 'backstage-plugin-irsa-common';
import { dayText } from '../../format/dayText';
import { exactTime } from '../../format/exactTime';
import { useMayWaive } from '../../hooks/useMayWaive';
import { useWaive } from '../../hooks/useWaive';
import { irsaTranslationRef } from '../../translation';
import { EntityLinks } from '../catalog/EntityLinks';
import styles from './WaiverNote.module.css';

/** Who accepted a finding, why and until when, and the way to end that. */
export const WaiverNote = ({ waiver }: { waiver: Acceptance }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const mayWaive = useMayWaive();
  const { end, isSaving, problem } = useWaive();
  const { createdAt, createdBy, expiresAt, id, owner, reason } = waiver;

  return (
    <div className={styles.note} role="status">
      <strong title={exactTime(expiresAt)}>
        {t('waive.until', { date: dayText(expiresAt) })}
      </strong>
      <dl className={styles.facts}>
        <dt>{t('waive.facts.reason')}</dt>
        <dd>{reason}</dd>
        <dt>{t('waive.facts.owner')}</dt>
        <dd>
          <EntityLinks entityRefs={[owner]} />
        </dd>
        <dt>{t('waive.facts.by')}</dt>
        <dd>
          {t('waive.facts.at', {
            who: nameOf(createdBy),
            time: exactTime(createdAt),
          })}
        </dd>
      </dl>
      {mayWaive && (
        <Button
          className={styles.end}
          isDisabled={isSaving}
          onPress={() => void end(id)}
          size="small"
          variant="secondary"
        >
          {t('waive.endNow')}
        </Button>
      )}
      {problem && (
        <Alert
          icon
          role="alert"
          status="danger"
          title={t('waive.endFailed', { message: problem })}
        />
      )}
    </div>
  );
};

/** The name of a user; a service is named as it is. */
function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    // Services have names of their own and no reference.
    return ref;
  }
}
