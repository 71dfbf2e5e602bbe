import { Check } from '../framework/check';
import { legacyAnnotation } from './IRSA-LG-001-legacy-annotation';
import { legacyAndOwnRole } from './IRSA-LG-002-two-roles';
import { legacyNamespaceAnnotation } from './IRSA-LG-003-namespace-annotation';
import { reliesOnNodeRole } from './IRSA-LG-004-relies-on-node-role';
import { trustsNodeRole } from './IRSA-LG-005-trusts-node-role';
import { couldUsePodIdentity } from './IRSA-LG-006-could-use-pod-identity';

/** Checks of area LG, in the order of their ids. */
export const legacyChecks: readonly Check[] = [
  legacyAnnotation,
  legacyAndOwnRole,
  legacyNamespaceAnnotation,
  reliesOnNodeRole,
  trustsNodeRole,
  couldUsePodIdentity,
];
