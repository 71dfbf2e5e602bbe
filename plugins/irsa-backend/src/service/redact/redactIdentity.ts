import {
  AssessedIdentity,
  EntityIdentity,
  Reacher,
  RoleReach,
} from 'backstage-plugin-irsa-common';
import { Visibility } from '../Visibility';
import { withoutPolicyText } from './redactEvidence';
import { redactDifference, TaggedServiceAccounts } from './redactDifference';
import { redactReachers } from './redactReachers';

/**
 * Leaves out of an identity what its reader may not see. That something is left out is said, never what or how much.
 */
export function redactIdentity<
  Identity extends AssessedIdentity & Pick<EntityIdentity, 'differences'>,
>(
  identity: Identity,
  visibility: Visibility,
  tagged: TaggedServiceAccounts,
): Identity {
  return {
    ...identity,
    differences: identity.differences.map(difference =>
      redactDifference(difference, tagged, visibility),
    ),
    policyText: visibility.policyText,
    bindings: visibility.policyText
      ? identity.bindings
      : identity.bindings.map(binding => ({
          ...binding,
          lane: binding.lane.map(hop => {
            if (!hop.detail) {
              return hop;
            }
            const { evidence, document, ...detail } = hop.detail;
            return {
              ...hop,
              detail: {
                ...detail,
                evidence: withoutPolicyText(evidence),
                ...(document
                  ? {
                      document: {
                        title: document.title,
                        mark: document.mark,
                        decidingLines: [],
                      },
                    }
                  : {}),
              },
            };
          }),
        })),
    roles: identity.roles.map(role => redactRole(role, visibility)),
  };
}

function redactRole(role: RoleReach, visibility: Visibility): RoleReach {
  const does = redactReachers(role.does, visibility);
  const can = redactReachers(role.can, visibility);
  const others = isCut(role.does, does) || isCut(role.can, can);
  const { canTotal, ...rest } = role;
  return {
    ...rest,
    does,
    can,
    // A total would tell how many are hidden.
    ...(canTotal !== undefined && !others && visibility.unowned
      ? { canTotal }
      : {}),
    unknown: role.unknown
      .filter(({ counts }) => !others || !counts)
      .map(({ why }) => ({ why })),
    others: others || (canTotal !== undefined && !visibility.unowned),
  };
}

/** Whether service accounts were left out, or entities of one of them. */
function isCut(all: readonly Reacher[], shown: readonly Reacher[]): boolean {
  const entitiesOf = (reachers: readonly Reacher[]) =>
    reachers.reduce((sum, each) => sum + each.entityRefs.length, 0);
  return shown.length < all.length || entitiesOf(shown) < entitiesOf(all);
}
