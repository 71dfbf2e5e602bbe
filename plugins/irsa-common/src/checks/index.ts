export {
  defineCheck,
  parameter,
  type Check,
  type CheckDefinition,
  type CheckHit,
  type CheckParameter,
  type CheckParameters,
  type CheckParameterValue,
  type CheckParameterValues,
  type WidenedParameter,
} from './framework/check';
export type { CheckNeed, CheckPlace } from './framework/need';
export {
  checkInSteps,
  runChecks,
  type CheckCoverage,
  type CheckReport,
} from './framework/runChecks';
export {
  checksSettingsProblems,
  type CheckSettings,
  type ChecksSettings,
} from './framework/settings';
export type { CheckContext } from './subjects/context';
export type { EstateCheckContext } from './subjects/EstateCheckContext';
export type { CheckSubjects } from './subjects/group';
export {
  checkContextInSteps,
  createCheckContext,
  type CheckInput,
} from './subjects/createCheckContext';
export type {
  CatalogEntityFacts,
  CheckedAccount,
  CheckedAssociation,
  CheckedCluster,
  CheckedEntity,
  CheckedIrsaBinding,
  CheckedNamespace,
  CheckedProvider,
  CheckedRole,
  CheckedServiceAccount,
  CheckedWorkload,
  CheckSubjectBase,
  CheckSubjectByKind,
  CheckSubjectKind,
  RefusedAttempt,
} from './subjects/subjects';
export { irsaChecks } from './catalogue';
export { notDetectedChecks, type NotDetected } from './notDetected';
export { UNREAD_CHECK_ID } from './framework/unread';
export { SEVERITIES, worseSeverity } from './framework/severity';
