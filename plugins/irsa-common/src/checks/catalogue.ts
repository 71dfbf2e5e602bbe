import { Check } from './framework/check';
import { serviceAccountChecks } from './service-accounts';
import { trustMismatchChecks } from './trust-mismatch';
import { trustScopeChecks } from './trust-scope';
import { providerChecks } from './providers';
import { podChecks } from './pods';
import { podIdentityChecks } from './pod-identity';
import { permissionChecks } from './permissions';
import { hygieneChecks } from './hygiene';
import { legacyChecks } from './legacy';

/**
 * Every check of the product, area by area and in the order of their ids. {@link UNREAD_CHECK_ID} is not among them: the framework itself
 * reports what was not read.
 *
 * @public
 */
export const irsaChecks: readonly Check[] = [
  ...serviceAccountChecks,
  ...trustMismatchChecks,
  ...trustScopeChecks,
  ...providerChecks,
  ...podChecks,
  ...podIdentityChecks,
  ...permissionChecks,
  ...hygieneChecks,
  ...legacyChecks,
];
