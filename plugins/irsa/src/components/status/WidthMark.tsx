import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiAsterisk,
  RiCheckboxCircleFill,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import type { TrustClass } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Mark, MarkTone } from './Mark';

const WIDE = { icon: RiAlertFill, tone: 'warning' } as const;

const LOOK: Record<
  TrustClass,
  { icon: RemixiconComponentType; tone: MarkTone }
> = {
  none: { icon: RiSubtractLine, tone: 'neutral' },
  exact: { icon: RiCheckboxCircleFill, tone: 'positive' },
  'name-prefix': { icon: RiAsterisk, tone: 'neutral' },
  namespace: WIDE,
  'name-across-namespaces': WIDE,
  namespaces: WIDE,
  cluster: WIDE,
  unknown: { icon: RiQuestionLine, tone: 'neutral' },
};

/** The key of the word for each width. */
export const WIDTH_WORD = {
  none: 'width.none',
  exact: 'width.exact',
  'name-prefix': 'width.namePrefix',
  namespace: 'width.namespace',
  'name-across-namespaces': 'width.nameAcrossNamespaces',
  namespaces: 'width.namespaces',
  cluster: 'width.cluster',
  unknown: 'width.unknown',
} as const satisfies Record<TrustClass, string>;

/** The icon that stands for a width wherever one is shown. */
export function widthIcon(width: TrustClass): RemixiconComponentType {
  return LOOK[width].icon;
}

/** Reads a width as a resolved role names it; what is no width cannot be judged. */
export function widthOf(text: string): TrustClass {
  return Object.keys(LOOK).includes(text) ? (text as TrustClass) : 'unknown';
}

/** How many service accounts a trust covers, in word, icon and tone. */
export const WidthMark = ({ width }: { width: TrustClass }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { icon, tone } = LOOK[width];
  return (
    <Mark icon={icon} tone={tone}>
      {t(WIDTH_WORD[width])}
    </Mark>
  );
};
