import { setTimeout } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { SourceItem } from 'backstage-plugin-irsa-node';
import knexFactory from 'knex';
import { openDatabase } from '../../database/migrate';
import { saveSources } from '../../database/sources';
import { collectOnce } from './collectOnce';

/** Reads a source twice: once well, then so slowly that there is time to kill the process. */
async function main(filename: string) {
  const knex = await openDatabase(
    mockServices.database({
      knex: knexFactory({
        client: 'better-sqlite3',
        connection: { filename },
        useNullAsDefault: true,
      }),
    }),
  );
  const source = {
    id: 'files:x/clusters/c',
    kind: 'files',
    title: 'c',
  } as const;
  await saveSources(knex, [source]);
  const record = (name: string): SourceItem => ({
    type: 'record',
    record: { kind: 'namespace', value: { cluster: 'c', name } },
  });
  const collect = (read: () => AsyncIterable<SourceItem>) =>
    collectOnce({
      knex,
      source: { ...source, read },
      logger: mockServices.rootLogger(),
      now: () => Date.now(),
    });

  await collect(async function* first() {
    yield record('first');
  });
  await collect(async function* second() {
    // More than one statement takes, so that a part of the snapshot is in the database already.
    for (let index = 0; index < 1_000; index++) {
      yield record(`second-${index}`);
    }
    process.send?.('half-way');
    await setTimeout(600_000);
  });
}

main(process.argv[2]).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
