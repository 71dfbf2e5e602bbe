import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureAppBuilt } from './build.mjs';
import { cleanEnvironment, withHome } from './environment.mjs';
import { explainSystemError } from './failure.mjs';
import { checkRoom, ensureInstalled } from './install.mjs';
import { checkPlatform, ensureNode } from './node.mjs';
import { demoDirectory } from './paths.mjs';

const LOCK = path.join(demoDirectory, 'preparing.lock');

export const logFile = name => path.join(demoDirectory, 'logs', `${name}.log`);

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Lets only one command at a time install and build here; two at once would spoil each other's work. */
async function withLock({ report, atEnd }, run) {
  fs.mkdirSync(demoDirectory, { recursive: true });
  let told = false;
  for (;;) {
    try {
      fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw explainSystemError(error) ?? error;
      }
      const holder = Number(fs.readFileSync(LOCK, 'utf8'));
      if (!holder || holder === process.pid || !isRunning(holder)) {
        fs.rmSync(LOCK, { force: true });
      } else {
        if (!told) {
          report.line(
            `Waiting for process ${holder}, which is installing or building here`,
          );
          told = true;
        }
        await sleep(500);
      }
    }
  }
  const release = () => fs.rmSync(LOCK, { force: true });
  atEnd(release);
  try {
    return await run();
  } finally {
    release();
  }
}

/**
 * Everything that has to be there before something can run: a Node, the packages and, unless it is left out, the built
 * app. What is there already costs nothing.
 *
 * @returns The Node to run programs with and the environment to run them in.
 */
export async function prepare(context, { app = true } = {}) {
  const { processes, report } = context;
  checkPlatform(process.platform, process.arch);
  checkRoom();
  return withLock(context, async () => {
    const own = withHome(
      cleanEnvironment(process.env),
      path.join(demoDirectory, 'home'),
    );
    const node = await ensureNode({
      processes,
      report,
      env: own,
      log: logFile('node'),
    });
    const env = cleanEnvironment(own, { binDirectory: node.binDirectory });
    report.line(`Node ${node.version.replace(/^v/, '')}`);
    await ensureInstalled({
      processes,
      report,
      node,
      env,
      log: logFile('install'),
    });
    if (app) {
      await ensureAppBuilt({
        processes,
        report,
        node,
        env,
        log: logFile('build'),
      });
    }
    return { node, env };
  });
}
