import { Check } from '../framework/check';
import { tagSessionMissing } from './IRSA-PI-001-tag-session-missing';
import { agentMissing } from './IRSA-PI-002-agent-missing';
import { annotationAndAssociation } from './IRSA-PI-003-annotation-and-association';
import { podsBeforeAssociation } from './IRSA-PI-004-pods-before-association';
import { associationDangling } from './IRSA-PI-005-association-dangling';
import { unsupportedNode } from './IRSA-PI-006-unsupported-node';
import { associationRoleOfOtherAccount } from './IRSA-PI-007-role-of-other-account';
import { targetRoleRefuses } from './IRSA-PI-008-target-role-refuses';
import { podIdentityUnconditioned } from './IRSA-PI-009-trust-unconditioned';
import { tagsOffButAskedFor } from './IRSA-PI-010-tags-off';
import { associationsNearQuota } from './IRSA-PI-013-associations-near-quota';
import { nodeRoleLacksPermission } from './IRSA-PI-014-node-role-lacks-permission';
import { associationOwnedByAddon } from './IRSA-PI-015-owned-by-addon';
import { clusterTooOldForPodIdentity } from './IRSA-PI-016-cluster-too-old';
import { proxyCatchesAgent } from './IRSA-PI-017-proxy-catches-agent';

/** Checks of area PI, in the order of their ids. */
export const podIdentityChecks: readonly Check[] = [
  tagSessionMissing,
  agentMissing,
  annotationAndAssociation,
  podsBeforeAssociation,
  associationDangling,
  unsupportedNode,
  associationRoleOfOtherAccount,
  targetRoleRefuses,
  podIdentityUnconditioned,
  tagsOffButAskedFor,
  associationsNearQuota,
  nodeRoleLacksPermission,
  associationOwnedByAddon,
  clusterTooOldForPodIdentity,
  proxyCatchesAgent,
];
