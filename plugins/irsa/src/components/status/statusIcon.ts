import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiForbid2Line,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import type { HopStatus, IdentityStatus } from 'backstage-plugin-irsa-common';

/** Every status that the tab shows. */
export type MarkStatus = HopStatus | IdentityStatus;

const ICONS: Record<MarkStatus, RemixiconComponentType> = {
  works: RiCheckboxCircleFill,
  broken: RiCloseCircleFill,
  attention: RiAlertFill,
  unknown: RiQuestionLine,
  'not-reached': RiForbid2Line,
  none: RiSubtractLine,
};

/** The icon that stands for a status wherever one is shown. */
export function statusIcon(status: MarkStatus): RemixiconComponentType {
  return ICONS[status];
}
