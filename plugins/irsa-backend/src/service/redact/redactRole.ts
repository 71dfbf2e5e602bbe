import {
  explainTrust,
  parseTrustPolicy,
  RoleAnswer,
  RoleDetail,
} from 'backstage-plugin-irsa-common';
import { RoleDetailView, RoleView } from '../views';
import { isWholeRole, Visibility, visibleRefs } from '../Visibility';
import { ageSentence } from './ageSentence';
import { ownersOf } from './ownersOf';
import { redactReachers } from './redactReachers';

/** Service accounts that are listed of a role in a list of roles. */
const LISTED = 25;

/** Makes an answer of a role, without what the reader may not see. That something is left out is said, never what or how much. */
export function redactRole(
  { facts, stored, stale, tooOld, places }: RoleView,
  visibility: Visibility,
): RoleAnswer {
  const { role, permissions } = stored;
  const { canTotal: _, ...reach } = role.reach;
  const isWhole = isWholeRole(facts, visibility);
  const entityRefs = visibleRefs(facts.entityRefs, visibility);
  return {
    ...reach,
    does: redactReachers(reach.does, visibility),
    can: redactReachers(reach.can, visibility),
    unknown: [
      ...reach.unknown
        .filter(({ counts }) => isWhole || !counts)
        .map(({ why }) => ({ why })),
      ...(tooOld ? [{ why: ageSentence(tooOld) }] : []),
    ],
    others: !isWhole || entityRefs.length < facts.entityRefs.length,
    entityRefs,
    owners: ownersOf(entityRefs, places),
    ...(isWhole ? { totals: role.totals, blastRadius: role.blastRadius } : {}),
    ...(facts.managedBy ? { managedBy: facts.managedBy } : {}),
    nodesOf: role.nodesOf,
    trustsNodesOf: role.trustsNodesOf,
    ...(role.exists === undefined ? {} : { exists: role.exists }),
    ...(permissions
      ? {
          permissions: visibility.policyText
            ? permissions
            : withoutPolicyWords(permissions),
        }
      : {}),
    stale,
  };
}

/** The same for a list, where the names of a few will do. */
export function redactListedRole(
  view: RoleView,
  visibility: Visibility,
): RoleAnswer {
  const role = redactRole(view, visibility);
  return {
    ...role,
    does: role.does.slice(0, LISTED),
    can: role.can.slice(0, LISTED),
  };
}

/** The same with the trust policy. */
export function redactRoleDetail(
  view: RoleDetailView,
  visibility: Visibility,
): RoleDetail {
  const { trustPolicy } = view;
  const { policyText } = visibility;
  const answer = { ...redactRole(view, visibility), policyText };
  if (trustPolicy === undefined) {
    return answer;
  }
  const document = {
    title: `Trust policy of ${answer.arn.slice(
      answer.arn.lastIndexOf('/') + 1,
    )}`,
    decidingLines: [],
    mark: 'decides' as const,
  };
  if (!policyText) {
    return { ...answer, trustPolicy: document };
  }
  const { policy } = parseTrustPolicy(trustPolicy);
  return {
    ...answer,
    trustPolicy: {
      ...document,
      text: policy ? JSON.stringify(policy, null, 2) : trustPolicy,
    },
    statements: policy ? explainTrust(policy) : [],
  };
}

/** What a role may do, without the words of its policies. */
function withoutPolicyWords(
  permissions: NonNullable<RoleAnswer['permissions']>,
): NonNullable<RoleAnswer['permissions']> {
  const withoutValue = <Place extends { readonly value: string }>(
    place: Place,
  ) => ({ ...place, value: '' });
  return {
    ...permissions,
    escalations: permissions.escalations.map(path => ({
      ...path,
      places: path.places.map(withoutValue),
    })),
    wildcards: permissions.wildcards.map(withoutValue),
    inverted: permissions.inverted.map(withoutValue),
  };
}
