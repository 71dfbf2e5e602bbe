import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiPauseCircleLine,
  RiQuestionLine,
  RiRecordCircleLine,
} from '@remixicon/react';
import type { FindingState } from 'backstage-plugin-irsa-common';
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
export const FindingStateMark = ({ state }: { state: FindingState }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { icon, word } = LOOK[state];
  return (
    <Mark icon={icon} tone="neutral">
      {t(word)}
    </Mark>
  );
};
