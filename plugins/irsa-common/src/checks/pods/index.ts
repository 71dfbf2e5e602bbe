import { Check } from '../framework/check';
import { podsOlderThanAnnotation } from './IRSA-PD-001-pods-older-than-annotation';
import { podsWithOldRole } from './IRSA-PD-002-pods-with-old-role';
import { injectionRaced } from './IRSA-PD-003-injection-raced';
import { webhookMissing } from './IRSA-PD-004-webhook-missing';
import { injectionSkipped } from './IRSA-PD-005-injection-skipped';
import { webhookOptedOut } from './IRSA-PD-006-webhook-opted-out';
import { containerSkipped } from './IRSA-PD-007-container-skipped';
import { halfSetEnvironment } from './IRSA-PD-008-half-set-environment';
import { hardCodedIdentity } from './IRSA-PD-009-hard-coded-identity';
import { plainKubernetesToken } from './IRSA-PD-010-plain-kubernetes-token';
import { noTokenMount } from './IRSA-PD-011-no-token-mount';
import { staticKeys } from './IRSA-PD-013-static-keys';
import { profileOrFile } from './IRSA-PD-014-profile-or-file';
import { tokenUnreadable } from './IRSA-PD-015-token-unreadable';
import { windowsByAffinity } from './IRSA-PD-016-windows-by-affinity';
import { containerWithoutIdentity } from './IRSA-PD-017-container-without-identity';
import { noRegion } from './IRSA-PD-018-no-region';
import { hostNetwork } from './IRSA-PD-021-host-network';
import { apiTokenMounted } from './IRSA-PD-022-api-token-mounted';
import { ownTokenVolume } from './IRSA-PD-023-own-token-volume';
import { fargateWithoutRole } from './IRSA-PD-024-fargate-without-role';
import { otherAnnotationPrefix } from './IRSA-PD-027-other-annotation-prefix';
import { podsDiffer } from './IRSA-PD-028-pods-differ';

/** Checks of area PD, in the order of their ids. */
export const podChecks: readonly Check[] = [
  podsOlderThanAnnotation,
  podsWithOldRole,
  injectionRaced,
  webhookMissing,
  injectionSkipped,
  webhookOptedOut,
  containerSkipped,
  halfSetEnvironment,
  hardCodedIdentity,
  plainKubernetesToken,
  noTokenMount,
  staticKeys,
  profileOrFile,
  tokenUnreadable,
  windowsByAffinity,
  containerWithoutIdentity,
  noRegion,
  hostNetwork,
  apiTokenMounted,
  ownTokenVolume,
  fargateWithoutRole,
  otherAnnotationPrefix,
  podsDiffer,
];
