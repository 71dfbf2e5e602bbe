import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiPauseCircleLine,
  RiQuestionLine,
  RiRecordCircleLine,
} from '@remixicon/react';
import type { Acceptance, FindingState } from 'backstage-plugin-irsa-common';
import { dayText } from '../../format/dayText';
import { irsaTranslationRef } from '../../translation';
import { Mark } from './Mark';

const LOOK = {
  fail: { icon: RiRecordCircleLine, word: 'findings.state.fail' },
  unknown: { icon: RiQuestionLine, word: 'findings.state.unknown' },
  waived: { icon: RiPauseCircleLine, word: 'findings.state.waived' },
} as const satisfies Record<
  FindingState,
  { icon: RemixiconComponentType; word: string }
>;

/** What became of a finding, in icon and word; how bad it is says the severity, so the state has no tone. */
export const FindingStateMark = ({
  state,
  waiver,
}: {
  state: FindingState;
  /** Says until when, where it is accepted. */
  waiver?: Pick<Acceptance, 'expiresAt'>;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { icon, word } = LOOK[state];
  return (
    <Mark icon={icon} tone="neutral">
      {waiver ? t('waive.until', { date: dayText(waiver.expiresAt) }) : t(word)}
    </Mark>
  );
};
