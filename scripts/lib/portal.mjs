import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { followingVariables, isLoopback, parseListen } from './addresses.mjs';
import { Failure } from './failure.mjs';
import { fromRoot, root as repositoryRoot } from './paths.mjs';
import { checkPort } from './ports.mjs';

const READINESS = '/.backstage/health/v1/readiness';
const START_SECONDS = 180;
export const DEFAULT_PORT = 7007;

const BASE_CONFIG = fromRoot('app-config.yaml');
const DEMO_CONFIG = fromRoot('app-config.demo.yaml');
const LOCAL_CONFIG = fromRoot('app-config.local.yaml');

/** The configuration files of the demo, later ones over earlier ones. */
export function demoConfigPaths({ local = true } = {}) {
  return [
    BASE_CONFIG,
    DEMO_CONFIG,
    ...(local && fs.existsSync(LOCAL_CONFIG) ? [LOCAL_CONFIG] : []),
  ];
}

export const configArguments = paths =>
  paths.flatMap(file => ['--config', file]);

/** The addresses of the effective configuration: of the files, with the variables over them. */
export async function readAddresses(options) {
  const { processes, node, env, configPaths, root = repositoryRoot } = options;
  const { tail } = await processes.run(
    node.binary,
    [
      fromRoot('scripts', 'lib', 'print-config.mjs'),
      ...configArguments(configPaths),
    ],
    {
      env,
      cwd: path.join(root, 'packages/backend'),
      doing: 'Reading app-config',
    },
  );
  const { appBaseUrl, backendBaseUrl, listen } = JSON.parse(tail.at(-1));
  const { host, port } = parseListen(listen);
  return {
    address: appBaseUrl.replace(/\/+$/, ''),
    backend: backendBaseUrl.replace(/\/+$/, ''),
    host,
    port: port ?? DEFAULT_PORT,
  };
}

/** Where a server that listens on a host is asked from this machine. */
function localAddress({ host, port }) {
  const everywhere = !host || host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

/** Waits until all addresses answer; fails when the program behind them ends first, or none answers in time. */
export async function waitUntilAnswering(options) {
  const { processes, running, urls, doing, seconds = START_SECONDS } = options;
  const deadline = Date.now() + seconds * 1000;
  let ended = false;
  running.exited.then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  for (;;) {
    const results = await Promise.all(urls.map(answers));
    if (results.every(Boolean)) {
      return;
    }
    if (ended) {
      throw processes.failureOf(running, `${doing} failed.`);
    }
    if (Date.now() > deadline) {
      throw new Failure(
        `${doing} took longer than ${seconds} s: ${
          urls[results.indexOf(false)]
        } does not answer.`,
        {
          remedy: 'See its output for the reason.',
          details: running.tail.slice(-25),
          log: running.log,
        },
      );
    }
    await sleep(150);
  }
}

/** Whether a line of the backend's log is a warning or an error. */
export function isProblemLine(line) {
  return /^\S+ \S+ (?:warn|error)\b/.test(stripVTControlCharacters(line));
}

/**
 * Starts the backend of a portal, which serves the built app, and answers once both do.
 *
 * @param options.root - the portal's folder, this repository unless named
 * @param options.entry - the program of the backend, seen from its folder; its own sources unless named
 * @param options.variables - `APP_CONFIG_` variables of the caller, over those of the environment
 * @param options.seconds - how long it may take until it answers
 * @param options.onLine - is called with each line that the backend writes
 */
export async function startPortal(options) {
  const {
    processes,
    node,
    log,
    configPaths,
    onLine,
    command = 'npm start',
    root = repositoryRoot,
    entry = 'src',
    seconds,
  } = options;
  const given = { ...options.env, ...options.variables };
  const env = {
    ...given,
    ...followingVariables(given),
    NODE_ENV: 'development',
  };
  const addresses = await readAddresses({
    processes,
    node,
    env,
    configPaths,
    root,
  });
  await checkPort(addresses.port, {
    host: addresses.host,
    variable: 'APP_CONFIG_backend_listen_port',
    command,
  });
  const running = processes.start(
    node.binary,
    [
      '--enable-source-maps',
      '--require',
      path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      entry,
      ...configArguments(configPaths),
    ],
    { cwd: path.join(root, 'packages/backend'), env, log, onLine },
  );
  const local = localAddress(addresses);
  const page = isLoopback(addresses.address) ? addresses.address : local;
  await waitUntilAnswering({
    processes,
    running,
    urls: [`${local}${READINESS}`, `${page}/`],
    doing: 'Starting the portal',
    seconds,
  });
  return { address: addresses.address, port: addresses.port, running };
}
