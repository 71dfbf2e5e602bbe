import { Check } from '../framework/check';
import { unusedRole } from './IRSA-HY-001-unused-role';
import { ghostRole } from './IRSA-HY-002-ghost-role';
import { entityWithoutOwner } from './IRSA-HY-003-no-owner';
import { missingTags } from './IRSA-HY-004-missing-tags';
import { nameOutsideConvention } from './IRSA-HY-005-name-convention';
import { twoMechanisms } from './IRSA-HY-006-two-mechanisms';
import { roleOutsideCode } from './IRSA-HY-007-outside-code';
import { driftFromTemplate } from './IRSA-HY-008-drift-from-template';
import { declaredRoleDiffers } from './IRSA-HY-010-declared-role';

/** Checks of area HY, in the order of their ids. */
export const hygieneChecks: readonly Check[] = [
  unusedRole,
  ghostRole,
  entityWithoutOwner,
  missingTags,
  nameOutsideConvention,
  twoMechanisms,
  roleOutsideCode,
  driftFromTemplate,
  declaredRoleDiffers,
];
