import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { backendModule, commonLibrary } from '../../lib/backendModule.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { portalOf } from './catalog.mjs';
import { estateOf } from './estate.mjs';
import { readerRef, READERS, teamSeenBy } from './readers.mjs';
import { serviceOver } from './service.mjs';

const require = createRequire(fromRoot('plugins/irsa-backend/package.json'));
const express = require('express');
const knexFactory = require('knex');

/** Milliseconds from the end of one refresh to the start of the next. */
const PAUSE = 200;

const quiet = {
  debug() {},
  info() {},
  warn: (message, meta) =>
    process.stderr.write(`${message} ${JSON.stringify(meta ?? {})}\n`),
  error: (message, error) =>
    process.stderr.write(`${message} ${error?.stack}\n`),
  child: () => quiet,
};

async function collect({ knex, source, now }) {
  const { claimRun, requestRun } = backendModule('database/runs');
  const { collectSource } = backendModule('collect/collectSource');
  const isSource = id => id === source.id;
  await requestRun(knex, source.id, now());
  await collectSource({
    knex,
    source,
    lease: await claimRun(knex, isSource, now()),
    stop: new AbortController().signal,
    schedule: { frequency: 600_000, timeout: 3_600_000 },
    logger: quiet,
    now,
  });
}

/** What readers ask for beside lists: one of each kind, that the reader may see. */
async function examples(service) {
  const components = Array.from(
    { length: READERS },
    (_, reader) => `component-0-${teamSeenBy(reader)}`,
  );
  const options = {
    credentials: {
      principal: { type: 'user', userEntityRef: readerRef(0) },
    },
  };
  const expiresAt = new Date(Date.now() + 86_400_000 * 30).toISOString();
  const { items } = await service.listFindings(
    { limit: 200, state: 'fail', sort: 'subject' },
    options,
  );
  for (const each of items) {
    await service
      .createWaiver(
        {
          findingId: each.id,
          reason: 'It is part of what is measured.',
          owner: 'group:default/security',
          expiresAt,
        },
        options,
      )
      .catch(error => {
        // One that is about the same finding is there already.
        if (error.name !== 'ConflictError') {
          throw error;
        }
      });
  }
  const visible = components.map(async component => {
    const entityRef = `component:default/${component}`;
    const findings = await service.listFindings({ entityRef }, options);
    const roles = await service.listRoles({ entityRef }, options);
    return {
      component,
      findingId: findings.items[0].id,
      roleArn: roles.items[0].arn,
    };
  });
  return {
    visible: await Promise.all(visible),
    baseline: await service.listFindings({}, options),
  };
}

async function serve({ database, clusters }) {
  const { openDatabase } = backendModule('database/migrate');
  const { saveSources } = backendModule('database/sources');
  const { DatabaseClock } = backendModule('database/DatabaseClock');
  const { IdentityResolver } = backendModule('resolve/IdentityResolver');
  const { HistoryKeeper } = backendModule('history/HistoryKeeper');
  const { createRouter } = backendModule('router/createRouter');
  const { irsaChecks } = commonLibrary();

  const client = knexFactory(database);
  const knex = await openDatabase({ getClient: async () => client });
  const clock = await DatabaseClock.start(knex);
  const now = () => clock.now();
  const { entities, sizes, sources, change } = estateOf(clusters);
  const { catalog, permissions } = portalOf(entities);

  for (const source of sources) {
    const { id, kind, title } = source;
    await saveSources(knex, [{ id, kind, title }]);
    await collect({ knex, source, now });
  }
  const resolver = new IdentityResolver({
    checks: irsaChecks,
    settings: {},
    knex,
    catalog,
    auth: { getOwnServiceCredentials: async () => ({ principal: {} }) },
    logger: quiet,
    now,
  });
  await resolver.resolveIfChanged();

  const { service, keeper, stored, totals } = serviceOver({
    knex,
    catalog,
    permissions,
    resolver,
    logger: quiet,
    clock,
  });
  const history = new HistoryKeeper({
    ...stored,
    logger: quiet,
    keeper,
    totals,
    events: { publish: async () => {} },
    retention: { history: 731 * 86_400_000, fixedFindings: 365 * 86_400_000 },
    digests: false,
  });
  await history.noteDay();
  const asked = await examples(service);

  const app = express();
  const { baseline } = asked;
  app.get('/baseline', (_, response) => response.json(baseline));
  app.use(
    createRouter({
      httpAuth: {
        credentials: async request => ({
          principal: {
            type: 'user',
            userEntityRef: readerRef(request.header('x-reader')),
          },
        }),
      },
      auditor: {
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      },
      checks: irsaChecks,
      service,
    }),
  );
  app.use((error, _, response, next) =>
    // An answer that has begun can only be broken off, which is left to Express.
    response.headersSent
      ? next(error)
      : response.status(500).send(String(error?.stack)),
  );
  const server = app.listen(0, '127.0.0.1');
  // Readers keep their connections for as long as they ask.
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');

  /** Reads one cluster after the other, each of which has changed, and resolves, until it is told to stop. */
  let refreshing = true;
  let passes = 0;
  async function refresh() {
    for (let round = 2; refreshing; round++) {
      const source = change(round % clusters, Date.now());
      await collect({ knex, source, now });
      await resolver.resolveIfChanged();
      passes += 1;
      await setTimeout(PAUSE);
    }
  }
  let refreshed;
  process.on('message', async message => {
    if (message === 'refresh') {
      refreshing = true;
      passes = 0;
      refreshed = refresh();
      process.send({ told: 'refreshing' });
    } else if (message === 'stop') {
      refreshing = false;
      await refreshed;
      process.send({ told: { passes } });
    }
  });
  return {
    port: server.address().port,
    sizes,
    findings: asked.baseline.totalItems,
    ...asked,
    baseline: undefined,
  };
}

process.once('message', async job => {
  try {
    process.send({ told: await serve(job) });
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
});
