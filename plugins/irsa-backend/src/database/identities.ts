import { identityStanding, ResolvedEntity } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { inBatches } from './batches';
import { EntityFacts } from './facts';
import { hashOf } from './hash';
import { VersionedSet } from './NextVersion';
import { IdentityRow, ResolutionRow } from './tables';

/** A resolved entity with the hash of what the resolver read of it. */
export interface StoredIdentity extends ResolvedEntity {
  readonly entityHash: string;
}

/** A resolved entity as it is stored. */
export interface EncodedIdentity {
  /** Of all the rest. */
  readonly hash: string;
  readonly entityRef: string;
  readonly entityHash: string;
  /** JSON: what lists are filtered by. */
  readonly facts: string;
  /** JSON. */
  readonly identity: string;
}

/** Puts a resolved entity into the form in which it is stored. */
export function encodeIdentity(stored: StoredIdentity): EncodedIdentity {
  const { entityHash, ...entity } = stored;
  const { entityRef } = stored.place;
  const known: EntityFacts = {
    ...stored.place,
    standing: identityStanding(stored.identity),
  };
  const facts = JSON.stringify(known);
  const identity = JSON.stringify(entity);
  return {
    hash: hashOf(JSON.stringify([entityRef, entityHash, facts, identity])),
    entityRef,
    entityHash,
    facts,
    identity,
  };
}

/** Loads what was found out about an entity. */
export async function loadIdentity(
  knex: Knex,
  entityRef: string,
): Promise<StoredIdentity | undefined> {
  const row = await knex<IdentityRow>('identities')
    .join<ResolutionRow>('resolution', 'resolution.id', knex.raw('1'))
    .where({ entity_ref: entityRef })
    .where('added_in', '<=', knex.ref('resolution.version'))
    .where(builder =>
      builder
        .whereNull('gone_in')
        .orWhere('gone_in', '>', knex.ref('resolution.version')),
    )
    .first<Pick<IdentityRow, 'entity_hash' | 'identity'> | undefined>(
      'entity_hash',
      'identity',
    );
  return row
    ? { entityHash: row.entity_hash, ...JSON.parse(row.identity) }
    : undefined;
}

/** Every identity that is stored. */
export const identitySet: VersionedSet<EncodedIdentity> = {
  table: 'identities',
  scope: {},
  insert: insertIdentities,
  drop: async (transaction, ids) => {
    await transaction<IdentityRow>('identities').whereIn('id', ids).delete();
  },
};

async function insertIdentities(
  transaction: Knex,
  identities: readonly EncodedIdentity[],
  addedIn: number,
): Promise<number[]> {
  const ids: number[] = [];
  for (const batch of inBatches(identities, each => each.identity.length)) {
    const inserted = await transaction<IdentityRow>('identities')
      .insert(
        batch.map(each => ({
          hash: each.hash,
          entity_ref: each.entityRef,
          entity_hash: each.entityHash,
          facts: each.facts,
          identity: each.identity,
          added_in: addedIn,
        })),
      )
      .returning('id');
    inserted.forEach(({ id }) => ids.push(Number(id)));
  }
  return ids;
}
