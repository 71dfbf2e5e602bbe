import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { IdentityStatus } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { statusIcon } from '../status/statusIcon';
import styles from './Verdict.module.css';

const TONE = {
  works: 'success',
  broken: 'danger',
  attention: 'warning',
  unknown: 'info',
  none: 'info',
} as const satisfies Record<IdentityStatus, string>;

const GO = {
  broken: 'verdict.goToBroken',
  unknown: 'verdict.goToUnknown',
  attention: 'verdict.goToAttention',
} as const;

/** The verdict in one sentence, with the way to the hop that decides it. */
export const Verdict = ({
  status,
  sentence,
  hasFix,
  onGo,
}: {
  status: IdentityStatus;
  sentence: string;
  /** Whether a fix stands at the hop that decides. */
  hasFix: boolean;
  /** Absent where no hop decides, for instance because all work. */
  onGo?: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const Icon = statusIcon(status);
  const canGo = onGo && status !== 'works' && status !== 'none';
  return (
    <Alert
      className={styles.verdict}
      customActions={
        canGo ? (
          <Button onPress={onGo} size="small" variant="secondary">
            {t(hasFix ? 'verdict.goToFix' : GO[status])}
          </Button>
        ) : undefined
      }
      icon={<Icon aria-hidden="true" />}
      role={status === 'broken' ? 'alert' : 'status'}
      status={TONE[status]}
      title={<span className={styles.sentence}>{sentence}</span>}
    />
  );
};
