import { RoleRecord } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { loadDocuments } from './documents';
import { RoleFacts } from './facts';
import { inVersion } from './NextVersion';
import { loadVersion } from './resolution';
import { JudgedRow, RecordRow } from './tables';

/** A role as it was last read, and the entities that it belongs to. */
export interface FoundRole {
  /** JSON text, plain or percent-encoded. */
  readonly trustPolicy: string;
  readonly entityRefs: readonly string[];
}

/** A piece of JSON that only rows about an ARN have; which of them do is looked at afterwards, since `_` stands for any character here. */
function mentions(arn: string): string {
  return `%"arn":${JSON.stringify(arn)}%`;
}

/** Finds a role by its ARN; undefined where none was read. */
export async function findRole(
  knex: Knex,
  arn: string,
): Promise<FoundRole | undefined> {
  const rows = await knex<RecordRow>('records')
    .join('snapshots', 'snapshots.id', 'records.snapshot_id')
    .join('sources', 'sources.snapshot_id', 'snapshots.id')
    .where('sources.listed', true)
    .where('records.kind', 'role')
    .where('records.content', 'like', mentions(arn))
    .where('records.added_in', '<=', knex.ref('snapshots.version'))
    .where(builder =>
      builder
        .whereNull('records.gone_in')
        .orWhere('records.gone_in', '>', knex.ref('snapshots.version')),
    )
    .orderBy('sources.id')
    .select<Pick<RecordRow, 'content'>[]>('records.content');
  // Where two sources read the same role, the last of them wins.
  const record = rows
    .map(({ content }): RoleRecord => JSON.parse(content))
    .filter(role => role.arn === arn)
    .pop();
  if (!record) {
    return undefined;
  }
  const documents = await loadDocuments(knex, [record.trustPolicy]);
  return {
    trustPolicy: documents.get(record.trustPolicy) ?? '',
    entityRefs: await entitiesOfRole(knex, arn),
  };
}

async function entitiesOfRole(
  knex: Knex,
  arn: string,
): Promise<readonly string[]> {
  const rows = await knex<JudgedRow>('roles')
    .modify(inVersion(await loadVersion(knex)))
    .where('facts', 'like', mentions(arn))
    .select<Pick<JudgedRow, 'facts'>[]>('facts');
  const facts = rows
    .map((row): RoleFacts => JSON.parse(row.facts))
    .find(each => each.arn === arn);
  return facts?.entityRefs ?? [];
}
