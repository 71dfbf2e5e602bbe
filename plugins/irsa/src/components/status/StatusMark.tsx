import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../../translation';
import { Mark, MarkTone } from './Mark';
import { MarkStatus, statusIcon } from './statusIcon';

const WORD = {
  works: 'status.works',
  broken: 'status.broken',
  attention: 'status.attention',
  unknown: 'status.unknown',
  'not-reached': 'status.notReached',
  none: 'status.none',
} as const;

const TONE: Record<MarkStatus, MarkTone> = {
  works: 'positive',
  broken: 'negative',
  attention: 'warning',
  unknown: 'neutral',
  'not-reached': 'neutral',
  none: 'neutral',
};

/** A status in word, icon and tone. */
export const StatusMark = ({ status }: { status: MarkStatus }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <Mark icon={statusIcon(status)} tone={TONE[status]}>
      {t(WORD[status])}
    </Mark>
  );
};
