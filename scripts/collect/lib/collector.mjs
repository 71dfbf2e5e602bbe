import { createRequire } from 'node:module';
import path from 'node:path';
import { backendModule } from '../../lib/backendModule.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { stopwatch } from './stopwatch.mjs';

const require = createRequire(fromRoot('plugins/irsa-backend/package.json'));
const { ConfigReader } = require('@backstage/config');
const knexFactory = require('knex');

const quiet = {
  debug() {},
  info() {},
  warn: (message, meta) =>
    process.stderr.write(`${message} ${JSON.stringify(meta ?? {})}\n`),
  error: (message, error) =>
    process.stderr.write(`${message} ${error?.stack}\n`),
  child: () => quiet,
};

/** Runs tasks at once and once, instead of on a schedule. */
class OnceScheduler {
  #tasks = new Map();
  running = [];

  async scheduleTask({ id, fn, initialDelay }) {
    this.#tasks.set(id, fn);
    if (!initialDelay) {
      await this.triggerTask(id);
    }
  }

  async triggerTask(id) {
    this.running.push(this.#tasks.get(id)(new AbortController().signal));
  }

  async settle() {
    await Promise.all(this.running.splice(0));
  }
}

/** Reads the whole estate into a database, and then once more although nothing has changed. */
async function collect({ directory, config: data }) {
  const { readIrsaConfig } = backendModule('config/readIrsaConfig');
  const { awsSourceProviders } = backendModule(
    'sources/aws/awsSourceProviders',
  );
  const { KubernetesSourceProvider } = backendModule(
    'sources/kubernetes/KubernetesSourceProvider',
  );
  const { openDatabase } = backendModule('database/migrate');
  const { DatabaseClock } = backendModule('database/DatabaseClock');
  const { loadSourceStates } = backendModule('database/sources');
  const { SourceCollector } = backendModule('collect/SourceCollector');
  const { SourceRegistry } = backendModule('collect/SourceRegistry');

  const config = new ConfigReader(data);
  const irsa = readIrsaConfig(config);
  const client = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: path.join(directory, 'irsa.sqlite') },
    useNullAsDefault: true,
  });
  const knex = await openDatabase({ getClient: async () => client });
  const clock = await DatabaseClock.start(knex);
  const now = () => clock.now();
  const registry = new SourceRegistry({
    knex,
    logger: quiet,
    providers: [
      ...awsSourceProviders({ ...irsa, config }),
      ...KubernetesSourceProvider.fromConfig(irsa.clusters, {
        switches: irsa.kubernetes,
      }),
    ],
    now,
  });
  const scheduler = new OnceScheduler();
  const collector = new SourceCollector({
    knex,
    registry,
    scheduler,
    logger: quiet,
    schedule: { ...irsa.schedule, timeout: { hours: 1 } },
    retention: irsa.retention,
    onCollected: async () => {},
    clock,
  });

  const idle = process.memoryUsage.rss();
  const first = stopwatch();
  await collector.start();
  await scheduler.settle();
  const read = first();
  const states = await loadSourceStates(
    knex,
    {},
    { now: now(), staleAge: 1e9 },
  );
  const bad = states.filter(({ status }) => status !== 'ok');
  const records = states
    .flatMap(({ counts }) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);

  process.send({ told: 'read' });
  await new Promise(resolve => {
    process.once('message', resolve);
  });
  const second = stopwatch();
  await collector.refresh();
  await scheduler.settle();
  const readAgain = second();
  await knex.destroy();
  return {
    read,
    readAgain,
    idle,
    sources: states.length,
    records,
    bad: bad.map(({ id, problems }) => `${id}: ${problems[0]?.message}`),
  };
}

process.once('message', async job => {
  try {
    const result = await collect(job);
    // In kilobytes, as the kernel counts it.
    process.send({
      told: { ...result, peak: process.resourceUsage().maxRSS * 1024 },
    });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
});
