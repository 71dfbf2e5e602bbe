import path from 'node:path';
import { portFromVariables } from './addresses.mjs';
import { runCommand } from './command.mjs';
import { exitCodeOf } from './ending.mjs';
import { Failure } from './failure.mjs';
import { waitForFirstRead } from './first-read.mjs';
import { ensureFleetCopy } from './fleet.mjs';
import { demoDirectory, fromRoot, root } from './paths.mjs';
import { isRunByYarn, runBackstage } from './passthrough.mjs';
import {
  DEFAULT_PORT,
  configArguments,
  demoConfigPaths,
  isProblemLine,
  readAddresses,
  startPortal,
  waitUntilAnswering,
} from './portal.mjs';
import { checkPort } from './ports.mjs';
import { prepare } from './preparation.mjs';
import { findRunningPortal, recordRunningPortal } from './running-portal.mjs';

const DEV_ADDRESS = 'http://localhost:3000';

const relative = file => path.relative(root, file);

function parseArguments(argv) {
  const dev = argv.includes('--dev');
  const unknown = argv.filter(argument => argument !== '--dev');
  if (unknown.length > 0) {
    throw new Failure(`npm start does not know ${unknown.join(' ')}.`, {
      remedy:
        'It takes no arguments; `npm run start:dev` is for working on the portal.',
    });
  }
  return { dev };
}

function refreshFleet(report) {
  const copy = path.join(demoDirectory, 'fleet');
  const { state, keptAside } = ensureFleetCopy({
    example: fromRoot('examples', 'fleet'),
    copy,
  });
  if (state === 'copied') {
    report.line(`Copied the demo fleet to ${relative(copy)}`);
  }
  if (state === 'replaced') {
    report.line(
      'The demo fleet has changed since the last start: copied it anew',
    );
  }
  if (keptAside) {
    report.line(`What you had changed is kept in ${relative(keptAside)}`);
  }
}

async function serve(context) {
  const { report, processes, ready, atEnd } = context;
  const other = await findRunningPortal();
  if (other) {
    throw new Failure(
      `The demo portal of this checkout already runs at ${other.address} (process ${other.pid}).`,
      { remedy: 'Open it there, or end it with Ctrl-C first.' },
    );
  }
  await checkPort(portFromVariables(process.env) ?? DEFAULT_PORT, {
    variable: 'APP_CONFIG_backend_listen_port',
    command: 'npm start',
  });
  const { node, env } = await prepare(context);
  refreshFleet(report);
  const log = path.join(demoDirectory, 'backend.log');
  let isReady = false;
  const portal = await report.step(
    `Starting the portal (its output goes to ${relative(log)})`,
    () =>
      startPortal({
        processes,
        node,
        env,
        log,
        configPaths: demoConfigPaths(),
        onLine: line => {
          if (isReady && isProblemLine(line)) {
            process.stderr.write(`${line}\n`);
          }
        },
      }),
  );
  await report.step('Waiting for the catalog and the first read', () =>
    waitForFirstRead(portal.address),
  );
  report.line('Ctrl-C ends it; later warnings and errors are shown here too');
  process.stdout.write(`ready: ${portal.address}\n`);
  isReady = true;
  ready();
  atEnd(recordRunningPortal(portal.address));
  await portal.running.exited;
  throw endOfPortal(processes, portal.running);
}

/** Why the portal is no longer there. */
function endOfPortal(processes, running) {
  const remedy =
    'What it had stored is kept; start it again with the same command.';
  if (running.signal) {
    return new Failure(
      `The portal's backend was ended from outside (${running.signal}).`,
      { remedy, log: running.log },
    );
  }
  return processes.failureOf(
    running,
    `The portal's backend ended by itself (exit code ${running.code}).`,
    remedy,
  );
}

async function develop(context) {
  const { report, processes, ready } = context;
  const prepared = await prepare(context, { app: false });
  refreshFleet(report);
  const env = {
    APP_CONFIG_app_baseUrl: DEV_ADDRESS,
    APP_CONFIG_backend_cors_origin: DEV_ADDRESS,
    ...prepared.env,
  };
  const configPaths = demoConfigPaths();
  const { node } = prepared;
  const addresses = await readAddresses({ processes, node, env, configPaths });
  const command = 'npm run start:dev';
  await checkPort(addresses.port, {
    host: addresses.host,
    variable: 'APP_CONFIG_backend_listen_port',
    command,
  });
  await checkPort(Number(new URL(addresses.address).port) || 80, {
    variable: 'APP_CONFIG_app_baseUrl',
    command,
  });
  const running = processes.start(
    node.binary,
    [
      fromRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      'repo',
      'start',
      ...configArguments(configPaths),
    ],
    { cwd: root, env, show: true },
  );
  await waitUntilAnswering({
    processes,
    running,
    urls: [
      `${addresses.backend}/.backstage/health/v1/readiness`,
      `${addresses.address}/`,
    ],
    doing: 'Starting the portal',
  });
  process.stdout.write(`ready: ${addresses.address}\n`);
  ready();
  const { code, signal } = await running.exited;
  return code ?? exitCodeOf(signal);
}

export async function main(argv) {
  if (isRunByYarn(process.env)) {
    await runBackstage(['repo', 'start', ...argv]);
    return;
  }
  await runCommand(async context => {
    const { dev } = parseArguments(argv);
    return dev ? develop(context) : serve(context);
  });
}
