import { randomUUID } from 'node:crypto';
import { CustomErrorBase } from '@backstage/errors';
import { Knex } from 'knex';
import { ResolutionRow } from './tables';

/** Milliseconds that the pass belongs to its backend after each sign of life. */
const LEASE = 30_000;
const ROW = { id: 1 };

/** Another backend resolves by now, so nothing of this one's pass may be kept. */
export class PassLostError extends CustomErrorBase {
  name = 'PassLostError' as const;
}

/** A pass of the resolver. While it lasts no other backend resolves. */
export interface ResolverPass {
  readonly id: string;
  /** The version of the identities that readers see. */
  readonly version: number;
}

/** The snapshots that the stored identities rest on, as a hash. */
export async function loadBasis(knex: Knex): Promise<string | undefined> {
  const row = await knex<ResolutionRow>('resolution').where(ROW).first('basis');
  return row?.basis;
}

/** The entities that everything was resolved for last, as a hash; empty before the first time. */
export async function loadCatalogHash(knex: Knex): Promise<string | undefined> {
  const row = await knex<ResolutionRow>('resolution')
    .where(ROW)
    .first('catalog');
  return row?.catalog;
}

/** Begins a pass; answers with nothing while another one goes on. */
export async function beginPass(
  knex: Knex,
  now: number,
): Promise<ResolverPass | undefined> {
  const id = randomUUID();
  const begun = await knex<ResolutionRow>('resolution')
    .where(ROW)
    .where(builder =>
      builder.whereNull('lease_until').orWhere('lease_until', '<=', iso(now)),
    )
    .update({ pass_id: id, lease_until: iso(now + LEASE) })
    .returning('version');
  return begun.length === 1 ? { id, version: begun[0].version } : undefined;
}

/**
 * Shows that a pass is alive.
 *
 * @throws PassLostError when another backend has begun one.
 */
export async function renewPass(
  knex: Knex,
  pass: ResolverPass,
  now: number,
): Promise<void> {
  const held = await knex<ResolutionRow>('resolution')
    .where({ ...ROW, pass_id: pass.id })
    .update({ lease_until: iso(now + LEASE) });
  if (held === 0) {
    throw new PassLostError('Another backend resolves by now');
  }
}

/** Runs a transaction while no other pass can begin. */
export async function withinPass<T>(
  knex: Knex,
  pass: ResolverPass,
  now: number,
  write: (transaction: Knex) => Promise<T>,
): Promise<T> {
  return knex.transaction(async transaction => {
    await renewPass(transaction, pass, now);
    return write(transaction);
  });
}

/** Makes a version of the identities the one that everybody sees, and notes what it rests on; within {@link withinPass}. */
export async function commitVersion(
  transaction: Knex,
  resolved: Pick<ResolutionRow, 'version' | 'basis' | 'catalog'>,
): Promise<void> {
  await transaction<ResolutionRow>('resolution').where(ROW).update(resolved);
}

/** Lets the next pass begin. */
export async function endPass(knex: Knex, pass: ResolverPass): Promise<void> {
  await knex<ResolutionRow>('resolution')
    .where({ ...ROW, pass_id: pass.id })
    .update({ pass_id: null, lease_until: null });
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The version that readers see. */
export async function loadVersion(knex: Knex): Promise<number> {
  const row = await knex<ResolutionRow>('resolution')
    .where(ROW)
    .first('version');
  return row?.version ?? 0;
}
