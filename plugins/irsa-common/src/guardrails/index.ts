export { evaluateGuardRails } from './evaluateGuardRails';
export { DEFAULT_GUARD_RAILS, guardRailsFor } from './guardRailsFor';
export { expandPlaceholders, type PlaceholderValues } from './placeholders';
export { identityRoleName, type RoleNameParts } from './roleName';
export type {
  GuardedRole,
  GuardRailMessage,
  GuardRailOutcome,
  GuardRailRule,
  GuardRails,
} from './types';
