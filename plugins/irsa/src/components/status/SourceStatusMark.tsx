import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Mark, MarkTone } from './Mark';
import { MarkStatus, statusIcon } from './statusIcon';

const LOOK = {
  ok: { mark: 'works', tone: 'positive', word: 'sourceStatus.ok' },
  partial: { mark: 'attention', tone: 'warning', word: 'sourceStatus.partial' },
  failed: { mark: 'broken', tone: 'negative', word: 'sourceStatus.failed' },
  'never-read': {
    mark: 'unknown',
    tone: 'neutral',
    word: 'sourceStatus.neverRead',
  },
} as const satisfies Record<
  SourceState['status'],
  { mark: MarkStatus; tone: MarkTone; word: string }
>;

/** How a source is, in icon, word and tone. */
export const SourceStatusMark = ({
  status,
}: {
  status: SourceState['status'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { mark, tone, word } = LOOK[status];
  return (
    <Mark icon={statusIcon(mark)} tone={tone}>
      {t(word)}
    </Mark>
  );
};
