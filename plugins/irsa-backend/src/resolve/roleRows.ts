import {
  Estate,
  managedBy,
  Reacher,
  ResolvedEstate,
  ResolvedRole,
} from 'backstage-plugin-irsa-common';
import { RoleFacts, RoleUser } from '../database/facts';
import { hashOf } from '../database/hash';
import { EncodedRow, encodeRow } from '../database/judgedRows';
import { StoredRole } from '../database/roles';
import { placesOfServiceAccount, sourcesOfPlaces } from './subjectPlace';

/** Roles as they are stored. */
export function* roleRows(resolved: ResolvedEstate): Generator<EncodedRow> {
  const { estate } = resolved;
  const owned = entitiesByRole(resolved);
  for (const [arn, role] of resolved.roles) {
    const permissions = resolved.permissionsOf(arn);
    const text = estate.accounts.get(role.reach.account)?.roles.get(arn);
    const manager = managedBy(text?.tags ?? {});
    const content: StoredRole = {
      role,
      ...(permissions ? { permissions } : {}),
      ...(text ? { trustPolicy: hashOf(text.trustPolicy) } : {}),
    };
    const facts = factsOf(estate, role, owned.get(arn) ?? []);
    yield encodeRow(
      manager ? { ...facts, managedBy: manager } : facts,
      content,
    );
  }
}

function factsOf(
  estate: Estate,
  { reach, totals }: ResolvedRole,
  entityRefs: Iterable<string>,
): RoleFacts {
  const reachers = [...reach.does, ...reach.can];
  return {
    arn: reach.arn,
    account: reach.account,
    trustScope: reach.trustScope,
    entityRefs: [...entityRefs].sort(),
    claimants: [...new Set(reachers.flatMap(each => each.entityRefs))].sort(),
    hasMoreClaimants:
      mayHaveMoreClaimants(reach.does, totals.does) ||
      mayHaveMoreClaimants(reach.can, totals.can),
    hasUnowned:
      reachers.some(each => each.entityRefs.length === 0) ||
      totals.does > reach.does.length ||
      totals.can > reach.can.length,
    can: totals.can,
    usedIn: usersOf(reach.does),
    sources: sourcesOfPlaces(estate, [
      reach.account,
      ...reachers.flatMap(each => placesOfServiceAccount(estate, each)),
    ]),
  };
}

/** Those that entities claim are listed first, so with one at the end that none claims every other one is listed. */
function mayHaveMoreClaimants(
  listed: readonly Reacher[],
  total: number,
): boolean {
  const last = listed[listed.length - 1];
  return (
    total > listed.length && last !== undefined && last.entityRefs.length > 0
  );
}

function usersOf(does: readonly Reacher[]): RoleUser[] {
  const users = new Map<string, RoleUser>();
  for (const { cluster, namespace, entityRefs } of does) {
    const user = { cluster, namespace, entityRefs };
    users.set(JSON.stringify(user), user);
  }
  return [...users.values()];
}

/** Entities whose service accounts are bound to a role, that declare it, or that stand for it, by its ARN. */
function entitiesByRole(resolved: ResolvedEstate): Map<string, Set<string>> {
  const entities = new Map<string, Set<string>>();
  const add = (arn: string, entityRef: string) => {
    const known = entities.get(arn) ?? new Set();
    entities.set(arn, known.add(entityRef));
  };
  for (const { place, identity, declared } of resolved.entities) {
    for (const { roleArn } of [...identity.bindings, ...declared]) {
      if (roleArn !== undefined) {
        add(roleArn, place.entityRef);
      }
    }
  }
  for (const [arn, refs] of resolved.entitiesByArn) {
    refs.forEach(ref => add(arn, ref));
  }
  return entities;
}
