import { ServiceAccountRef } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { ServiceAccountFacts } from './facts';
import { inVersion } from './NextVersion';
import { loadVersion } from './resolution';
import { JudgedRow } from './tables';

/** Rows that are loaded at a time. */
const PAGE = 2_000;

/** Which entities claim each service account, in the version that readers see. */
export interface Claims {
  readonly version: number;
  /** By {@link claimKey}; a service account that no entity claims may be absent. */
  readonly entityRefs: ReadonlyMap<string, readonly string[]>;
}

/** The key of a service account among claims. */
export function claimKey({
  cluster,
  namespace,
  name,
}: ServiceAccountRef): string {
  return JSON.stringify([cluster, namespace, name]);
}

/** Loads which entities claim each service account; only those that one does. */
export async function loadClaims(knex: Knex): Promise<Claims> {
  const version = await loadVersion(knex);
  const entityRefs = new Map<string, readonly string[]>();
  let after = 0;
  for (;;) {
    const rows = await knex<JudgedRow>('service_accounts')
      .modify(inVersion(version))
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'facts');
    if (rows.length === 0) {
      return { version, entityRefs };
    }
    after = Number(rows[rows.length - 1].id);
    for (const { facts } of rows) {
      const { serviceAccount, entityRefs: refs }: ServiceAccountFacts =
        JSON.parse(facts);
      if (refs.length > 0) {
        entityRefs.set(claimKey(serviceAccount), refs);
      }
    }
  }
}
