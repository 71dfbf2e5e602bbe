import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cleanEnvironment } from './environment.mjs';
import { isSuitableNode, nodePackage } from './node.mjs';
import { fromRoot, nodeDirectory, root } from './paths.mjs';

/**
 * Whether Yarn runs this script. `yarn start` and `yarn test` are then what they are in every Backstage repository;
 * `npm start` and `npm test` are the newcomer's way in.
 */
export const isRunByYarn = environment =>
  (environment.npm_config_user_agent ?? '').startsWith('yarn/');

/** The Node to use: this one if it suits, else the one that `npm start` has fetched. */
function chooseNode() {
  if (isSuitableNode(process.version)) {
    return process.execPath;
  }
  const name = nodePackage(process.platform, process.arch);
  const fetched =
    name && path.join(nodeDirectory, 'node_modules', name, 'bin', 'node');
  return fetched && fs.existsSync(fetched) ? fetched : process.execPath;
}

/** Runs the Backstage command line in place of this program: its terminal, its signals, its exit code. */
export async function runBackstage(commandArguments) {
  const node = chooseNode();
  const child = spawn(
    node,
    [
      fromRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...commandArguments,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: cleanEnvironment(process.env, { binDirectory: path.dirname(node) }),
    },
  );
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  // In a terminal Ctrl-C reaches the child by itself.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) {
      child.kill('SIGINT');
    }
  });
  const { code, signal } = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode, exitSignal) =>
      resolve({ code: exitCode, signal: exitSignal }),
    );
  });
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    return;
  }
  process.exitCode = code;
}
