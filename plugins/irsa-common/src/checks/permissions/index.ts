import { Check } from '../framework/check';
import { administratorRole } from './IRSA-PM-001-administrator';
import { privilegeEscalation } from './IRSA-PM-002-escalation';
import { wholeService } from './IRSA-PM-003-whole-service';
import { writeEverywhere } from './IRSA-PM-004-write-everywhere';
import { manyServices } from './IRSA-PM-005-many-services';
import { invertedStatement } from './IRSA-PM-006-inverted';
import { permissionsBoundary } from './IRSA-PM-007-boundary';
import { everySecret } from './IRSA-PM-008-every-secret';
import { roleWithoutPolicies } from './IRSA-PM-009-no-policies';
import { editsOwnRole } from './IRSA-PM-010-edits-roles';
import { longSession } from './IRSA-PM-011-long-session';

/** Checks of area PM, in the order of their ids. */
export const permissionChecks: readonly Check[] = [
  administratorRole,
  privilegeEscalation,
  wholeService,
  writeEverywhere,
  manyServices,
  invertedStatement,
  permissionsBoundary,
  everySecret,
  roleWithoutPolicies,
  editsOwnRole,
  longSession,
];
