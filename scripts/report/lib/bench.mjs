import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { machine } from '../../lib/measure.mjs';
import { readNumbers } from '../../lib/options.mjs';
import {
  findPostgres,
  givenPostgres,
  missingPostgres,
  startPostgres,
} from '../../lib/postgres.mjs';
import { logFile } from '../../lib/preparation.mjs';
import { READERS } from './readers.mjs';
import { routesOf } from './routes.mjs';

const CLUSTERS = 120;
/** Questions of each reader to each route. */
const QUESTIONS = 20;
const MAX_P95 = 100;
const MAX_FIRST = 2_000;

const number = value => value.toLocaleString('en-US');
const milliseconds = value => `${Math.round(value)} ms`;

/** Asks once, and answers with how many milliseconds it took to the last byte. */
function ask({ agent, port }, reader, question) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    get(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: question,
        headers: { 'x-reader': String(reader) },
      },
      response => {
        response.resume();
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200) {
            resolve(performance.now() - begun);
          } else {
            reject(new Failure(`${question} answered ${response.statusCode}.`));
          }
        });
      },
    ).on('error', reject);
  });
}

const readers = Array.from({ length: READERS }, (_, reader) => reader);

/** Has every reader ask at once, each the next question when the one before is answered. */
async function askAll(server, questionOf, questions) {
  const times = [];
  await Promise.all(
    readers.map(async reader => {
      for (let at = 0; at < questions; at++) {
        times.push(
          await ask(
            server,
            reader,
            questionOf(reader * questions + at, reader),
          ),
        );
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = share => times[Math.ceil(share * times.length) - 1];
  return { p50: at(0.5), p95: at(0.95), max: times.at(-1) };
}

async function startServer(context, job) {
  const child = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  context.atEnd(() => child.kill('SIGKILL'));
  const ended = new Promise((_, reject) => {
    child.once('exit', code =>
      reject(
        new Failure(`The server ended with exit code ${code}.`, {
          remedy: 'What it wrote above says why.',
        }),
      ),
    );
  });
  ended.catch(() => undefined);
  const told = message =>
    Promise.race([
      ended,
      new Promise(resolve => {
        const listen = answer => {
          // The compiler of TypeScript sends messages of its own.
          if ('told' in answer) {
            child.off('message', listen);
            resolve(answer.told);
          }
        };
        child.on('message', listen);
        child.send(message);
      }),
    ]);
  return { child, told, ...(await told(job)) };
}

async function measure(context, name, database, { clusters, questions }) {
  const { report } = context;
  const server = await report.step(`Filling ${name}`, () =>
    startServer(context, { database, clusters }),
  );
  server.agent = new Agent({ keepAlive: true, maxSockets: READERS });
  const { sizes, findings } = server;
  report.line(
    `${number(sizes.accounts)} accounts, ${number(
      sizes.clusters,
    )} clusters, ${number(sizes.roles)} roles, ${number(
      sizes.serviceAccounts,
    )} service accounts, ${number(sizes.entities)} entities, ${number(
      findings,
    )} findings`,
  );
  await server.told('refresh');
  const first = await askAll(server, () => '/v1/findings', 1);
  const baseline = await askAll(server, () => '/baseline', questions);
  const tell = (route, { p50, p95, max }) =>
    report.line(
      `  ${route.padEnd(36)}${[p50, p95, max]
        .map(each => milliseconds(each).padStart(9))
        .join('')}${(p95 / baseline.p95).toFixed(1).padStart(7)}${
        p95 < MAX_P95 ? '' : '  missed'
      }`,
    );
  report.line(
    `  ${'GET'.padEnd(36)}${['median', '95th', 'at most']
      .map(each => each.padStart(9))
      .join('')}  ratio`,
  );
  tell('the same bytes, made before', baseline);
  let holds = first.max < MAX_FIRST;
  for (const [route, pathOf] of routesOf(server.visible)) {
    const questionOf = (at, reader) => `/v1${pathOf(at, reader)}`;
    // What is known of a reader counts for 30 seconds, and what was asked for lately is at hand: that is what is measured.
    await askAll(server, questionOf, 1);
    const measured = await askAll(server, questionOf, questions);
    tell(route, measured);
    holds &&= measured.p95 < MAX_P95;
  }
  const { passes } = await server.told('stop');
  server.agent.destroy();
  server.child.removeAllListeners('exit');
  server.child.kill('SIGKILL');
  report.line(
    `${name}: ${READERS} readers at once, ${passes} refreshes meanwhile; first call of each reader at most ${milliseconds(
      first.max,
    )} (target: under ${milliseconds(MAX_FIRST)})`,
  );
  return holds;
}

/** A PostgreSQL: the one that a variable names, or one that is started. */
async function providePostgres(context) {
  const { processes, atEnd } = context;
  const env = { ...process.env };
  const given = givenPostgres(env);
  if (given) {
    return env[given];
  }
  const binDirectory = findPostgres(env);
  if (!binDirectory) {
    throw new Failure(`${missingPostgres.name} is missing.`, {
      remedy: missingPostgres.remedy,
    });
  }
  const { variables } = await startPostgres({
    processes,
    env,
    atEnd,
    binDirectory,
    log: logFile('postgres'),
  });
  return Object.values(variables)[0];
}

async function run(context, options) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'irsa-report-'));
  context.atEnd(() => rmSync(directory, { recursive: true, force: true }));
  context.report.line(machine());
  const holds = [
    await measure(
      context,
      'SQLite',
      {
        client: 'better-sqlite3',
        connection: { filename: path.join(directory, 'irsa.sqlite') },
        useNullAsDefault: true,
      },
      options,
    ),
    await measure(
      context,
      'PostgreSQL',
      { client: 'pg', connection: await providePostgres(context) },
      options,
    ),
  ];
  return holds.every(Boolean) ? 0 : 1;
}

/** Measures how long readers wait for each GET while sources are read and identities resolved. */
export async function main(argv) {
  await runCommand(context =>
    run(
      context,
      readNumbers(argv, { clusters: CLUSTERS, questions: QUESTIONS }),
    ),
  );
}
