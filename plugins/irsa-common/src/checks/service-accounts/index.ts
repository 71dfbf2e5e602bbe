import { Check } from '../framework/check';
import { roleArnMalformed } from './IRSA-SA-001-role-arn-malformed';
import { roleArnIncomplete } from './IRSA-SA-002-role-arn-incomplete';
import { roleMissing } from './IRSA-SA-003-role-missing';
import { roleArnSpelling } from './IRSA-SA-004-role-arn-spelling';
import { annotationNamesOtherThing } from './IRSA-SA-005-not-a-role';
import { roleOfOtherPartition } from './IRSA-SA-006-other-partition';
import { mistypedAnnotation } from './IRSA-SA-007-mistyped-annotation';
import { defaultServiceAccountAnnotated } from './IRSA-SA-008-default-annotated';
import { annotatedServiceAccountUnused } from './IRSA-SA-009-annotated-unused';
import { workloadBesideItsServiceAccount } from './IRSA-SA-010-workload-beside-annotated';
import { serviceAccountMissing } from './IRSA-SA-011-service-account-missing';
import { audienceNotAccepted } from './IRSA-SA-012-audience-not-accepted';
import { tokenExpirationIgnored } from './IRSA-SA-013-token-expiration';
import { tokenLivesTooLong } from './IRSA-SA-014-token-lives-too-long';
import { regionalEndpointsUnreadable } from './IRSA-SA-015-regional-endpoints-unreadable';
import { globalStsEndpoint } from './IRSA-SA-016-global-endpoint';
import { annotationHasTwoManagers } from './IRSA-SA-017-two-managers';

/** Checks of area SA, in the order of their ids. */
export const serviceAccountChecks: readonly Check[] = [
  roleArnMalformed,
  roleArnIncomplete,
  roleMissing,
  roleArnSpelling,
  annotationNamesOtherThing,
  roleOfOtherPartition,
  mistypedAnnotation,
  defaultServiceAccountAnnotated,
  annotatedServiceAccountUnused,
  workloadBesideItsServiceAccount,
  serviceAccountMissing,
  audienceNotAccepted,
  tokenExpirationIgnored,
  tokenLivesTooLong,
  regionalEndpointsUnreadable,
  globalStsEndpoint,
  annotationHasTwoManagers,
];
