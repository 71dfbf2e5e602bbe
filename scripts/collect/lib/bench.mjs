import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { machine, megabytes } from '../../lib/measure.mjs';
import { readNumbers } from '../../lib/options.mjs';
import { configOf, kubeconfigOf } from './estate.mjs';
import { PER_ACCOUNT, PER_CLUSTER } from './sizes.mjs';

/** Accounts of the smaller estate; the larger one has twice as many. */
const ACCOUNTS = 12;
/** Twice the time for twice the size, and what else the machine does. */
const MAX_GROWTH = 2.3;
const MAX_MEGABYTES = 700;

const script = name => fileURLToPath(new URL(name, import.meta.url));
const sum = counts =>
  Object.values(counts).reduce((all, each) => all + each, 0);

/** What a child tells next; a failure when it ends before. */
function told(child, what) {
  return new Promise((resolve, reject) => {
    const forget = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    // The compiler of TypeScript sends messages of its own.
    const onMessage = message => {
      if ('told' in message) {
        forget();
        resolve(message.told);
      }
    };
    const onExit = code => {
      forget();
      reject(
        new Failure(`${what} ended with exit code ${code}.`, {
          remedy: 'What it wrote above says why.',
        }),
      );
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

function start(context, name, env = {}) {
  const child = fork(script(name), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  context.atEnd(() => child.kill('SIGKILL'));
  return child;
}

async function countsOf(server) {
  server.send('count');
  return told(server, 'The server');
}

async function measure(context, { accounts, address, server, directory }) {
  const kubeconfig = path.join(directory, `kubeconfig-${accounts}`);
  writeFileSync(
    kubeconfig,
    JSON.stringify(kubeconfigOf({ accounts, address })),
  );
  const database = path.join(directory, `database-${accounts}`);
  mkdirSync(database);

  const bare = start(context, 'baseline.mjs');
  bare.send({ address, accounts });
  const baseline = await told(bare, 'The plain reader');
  const { bytes } = await countsOf(server);

  const collector = start(context, 'collector.mjs', {
    AWS_ENDPOINT_URL: address,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_CONFIG_FILE: os.devNull,
    AWS_SHARED_CREDENTIALS_FILE: os.devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  collector.send({
    directory: database,
    config: configOf({ accounts, kubeconfig }),
  });
  await told(collector, 'The collector');
  const first = await countsOf(server);
  collector.send('again');
  const result = await told(collector, 'The collector');
  const second = await countsOf(server);
  if (result.bad.length > 0) {
    throw new Failure(
      `${result.bad.length} of ${result.sources} sources were not read.`,
      { details: result.bad.slice(0, 5) },
    );
  }
  return {
    ...result,
    accounts,
    baseline,
    bytes,
    counts: first.counts,
    calls: sum(first.counts),
    callsAgain: sum(second.counts),
  };
}

const number = value => value.toLocaleString('en-US');
const seconds = ({ processor, clock }) =>
  `${processor.toFixed(1)} s of processor time (${clock.toFixed(
    1,
  )} s by the clock)`;
const times = ({ processor }, { read }) =>
  `${(processor / read.processor).toFixed(1)} times that`;

function describeSize(report, measured) {
  const { accounts, baseline, bytes, counts, read, readAgain } = measured;
  const clusters = accounts * PER_ACCOUNT.clusters;
  [
    `${number(accounts)} accounts with ${number(
      accounts * PER_ACCOUNT.roles,
    )} roles, ${number(clusters)} clusters with ${number(
      clusters * PER_CLUSTER.ServiceAccount,
    )} service accounts and ${number(
      clusters * PER_CLUSTER.Pod,
    )} pods: ${number(measured.records)} records of ${number(
      measured.sources,
    )} sources, from ${number(megabytes(bytes))} MB`,
    `  fetch and parse  ${seconds(baseline.read)}; peak memory ${megabytes(
      baseline.peak,
    )} MB`,
    `  first read       ${seconds(read)}, ${times(read, baseline)}; ${number(
      measured.calls,
    )} calls`,
    `  read again       ${seconds(readAgain)}, ${times(
      readAgain,
      baseline,
    )}; ${number(measured.callsAgain)} calls, nothing has changed`,
    `  peak memory      ${megabytes(measured.peak)} MB, ${megabytes(
      measured.idle,
    )} MB of it before the first call`,
    ...Object.entries(counts)
      .sort()
      .map(
        ([operation, count]) => `  ${number(count).padStart(9)} × ${operation}`,
      ),
  ].forEach(line => report.line(line));
}

async function run(context, { accounts }) {
  const { report } = context;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'irsa-collect-'));
  context.atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const server = start(context, 'server.mjs');
  const { port } = await told(server, 'The server');
  const address = `http://127.0.0.1:${port}`;
  report.line(machine());
  const measured = [];
  for (const size of [accounts, 2 * accounts]) {
    measured.push(
      await measure(context, { accounts: size, address, server, directory }),
    );
    describeSize(report, measured.at(-1));
  }
  const [small, large] = measured;
  const growth = large.read.processor / small.read.processor;
  const targets = [
    [
      `Processor time when the size doubles: ${growth.toFixed(
        2,
      )} times (target: under ${MAX_GROWTH})`,
      growth < MAX_GROWTH,
    ],
    [
      `Peak memory: ${megabytes(small.peak)} MB, ${megabytes(
        large.peak,
      )} MB when the size doubles (target: under ${MAX_MEGABYTES} MB)`,
      megabytes(large.peak) < MAX_MEGABYTES,
    ],
  ];
  targets.forEach(([line, holds]) =>
    report.line(holds ? line : `Missed: ${line}`),
  );
  return targets.every(([, holds]) => holds) ? 0 : 1;
}

/** Measures how the collectors read estates of two sizes; with `--accounts 60` the smaller one is as large as an estate is thought to be. */
export async function main(argv) {
  await runCommand(context =>
    run(context, readNumbers(argv, { accounts: ACCOUNTS })),
  );
}
