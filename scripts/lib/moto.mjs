import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fromRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { hashTexts, readStamp, writeStamp } from './stamps.mjs';

const execute = promisify(execFile);
const REQUIREMENT = 'moto[server,iam,eks,sts]==5.2.*';
const DIRECTORY = fromRoot('.moto');
const ENVIRONMENT = path.join(DIRECTORY, 'venv');
const STAMP = path.join(DIRECTORY, 'installed');
const START_SECONDS = 60;
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11'];
/** Answers with the version of Python where it can do what is asked of it here, else with nothing. */
const CHECK =
  'import sys, venv, ensurepip; print(".".join(map(str, sys.version_info[:3])) if sys.version_info >= (3, 10) else "")';

/** The variable with which the tests are told of a moto. */
export const MOTO_VARIABLE = 'IRSA_TEST_MOTO_URL';

/** A Python that can make virtual environments, with its version; undefined when there is none. */
export async function findPython(env) {
  for (const command of PYTHONS) {
    try {
      const { stdout } = await execute(command, ['-c', CHECK], { env });
      if (stdout.trim()) {
        return { command, version: stdout.trim() };
      }
    } catch {
      // Not there, or without venv: the next one may do.
    }
  }
  return undefined;
}

export const missingMoto = {
  name: 'moto',
  reason:
    'the tests of the AWS sources run on it, and no Python 3.10 or newer with venv was found to install it with',
  remedy:
    '`apt-get install python3-venv` on Debian, `brew install python` on macOS; or name a running moto server with IRSA_TEST_MOTO_URL=http://127.0.0.1:<port>',
};

const uninstallableMoto = log => ({
  name: 'moto',
  reason: `the tests of the AWS sources run on it, and it could not be installed; ${log} says why`,
  remedy:
    'see that pip reaches its package index (PIP_INDEX_URL names another one), or name a running moto server with IRSA_TEST_MOTO_URL=http://127.0.0.1:<port>',
});

/** Installs moto into this checkout when it is not there yet; answers with what is missing where that fails. */
export async function ensureMoto({ processes, report, env, log, python }) {
  const stamp = hashTexts([REQUIREMENT, python.version]);
  if (readStamp(STAMP) === stamp) {
    return undefined;
  }
  return report.step('Installing moto, which stands in for AWS', async () => {
    fs.rmSync(DIRECTORY, { recursive: true, force: true });
    const pip = [
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      REQUIREMENT,
    ];
    for (const [command, commandArguments] of [
      [python.command, ['-m', 'venv', ENVIRONMENT]],
      [path.join(ENVIRONMENT, 'bin', 'pip'), pip],
    ]) {
      // The other tests do not need it, so they run all the same.
      const { code } = await processes.run(command, commandArguments, {
        env,
        log,
        mayFail: true,
      });
      if (code !== 0) {
        return uninstallableMoto(log);
      }
    }
    writeStamp(STAMP, stamp);
    return undefined;
  });
}

async function answers(url) {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    // It does not listen yet.
    return false;
  }
}

/** Starts a moto server on a free port of this machine, for the time of the tests. */
export async function startMoto({ processes, env, log }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = processes.start(
    path.join(ENVIRONMENT, 'bin', 'moto_server'),
    ['-H', '127.0.0.1', '-p', String(port)],
    { env, log, doing: 'Starting moto' },
  );
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await answers(url))) {
    if (running.ended || Date.now() > deadline) {
      throw processes.failureOf(running, 'moto did not start.');
    }
    await sleep(100);
  }
  return { variables: { [MOTO_VARIABLE]: url } };
}
