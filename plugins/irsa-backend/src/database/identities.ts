import { ResolvedIdentity } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { IdentityRow, ResolutionRow } from './tables';

/** How many rows one statement touches, below SQLite's limit on variables. */
const BATCH = 100;

/** A resolved entity with the hash of what the resolver read of it. */
export interface StoredIdentity {
  readonly entityHash: string;
  readonly identity: ResolvedIdentity;
}

/** Loads what was found out about an entity. */
export async function loadIdentity(
  knex: Knex,
  entityRef: string,
): Promise<StoredIdentity | undefined> {
  const row = await knex<IdentityRow>('identities')
    .where({ entity_ref: entityRef })
    .first();
  return row
    ? { entityHash: row.entity_hash, identity: JSON.parse(row.identity) }
    : undefined;
}

/** The snapshots that the stored identities rest on, as a hash. */
export async function loadBasis(knex: Knex): Promise<string | undefined> {
  const row = await knex<ResolutionRow>('resolution').where({ id: 1 }).first();
  return row?.basis;
}

/** Replaces every stored identity at once. */
export async function replaceIdentities(
  knex: Knex,
  basis: string,
  identities: readonly IdentityRow[],
): Promise<void> {
  await knex.transaction(async transaction => {
    await transaction<IdentityRow>('identities').delete();
    for (let start = 0; start < identities.length; start += BATCH) {
      await transaction<IdentityRow>('identities').insert(
        identities.slice(start, start + BATCH),
      );
    }
    await transaction<ResolutionRow>('resolution')
      .insert({ id: 1, basis })
      .onConflict('id')
      .merge();
  });
}
