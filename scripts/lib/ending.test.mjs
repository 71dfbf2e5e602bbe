import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ancestryHolds, exitCodeOf, parentOf } from './ending.mjs';

const SERVE = fileURLToPath(new URL('fixtures/serve.mjs', import.meta.url));
const SECONDS_TO_END = 15;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Starts a command with children and waits until all of them run. */
async function startTree(command, commandArguments, env = {}) {
  const starter = spawn(command, commandArguments, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise(resolve => {
    starter.on('exit', (code, signal) => resolve({ code, signal }));
  });
  let output = '';
  await new Promise((resolve, reject) => {
    starter.stdout.on('data', data => {
      output += data;
      if (/serving \d+\n/.test(output)) {
        resolve();
      }
    });
    starter.stdout.on('end', () => reject(new Error(`ended: ${output}`)));
  });
  const pid = name => Number(new RegExp(`${name} (\\d+)`).exec(output)[1]);
  const pids = ['serving', 'child', 'grandchild'].map(pid);
  return { starter, pids, ended };
}

async function assertAllEnd(pids) {
  const deadline = Date.now() + SECONDS_TO_END * 1000;
  while (pids.some(isAlive) && Date.now() < deadline) {
    await sleep(50);
  }
  const left = pids.filter(isAlive);
  left.forEach(pid => process.kill(pid, 'SIGKILL'));
  assert.deepEqual(left, [], 'everything that was started has ended');
}

describe('a command that is ended', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    it(`ends its children and grandchildren at ${signal}`, async () => {
      const { starter, pids, ended } = await startTree(process.execPath, [
        SERVE,
      ]);
      starter.kill(signal);
      assert.deepEqual(await ended, { code: exitCodeOf(signal), signal: null });
      await assertAllEnd(pids);
    });
  }

  it('ends well when it was serving', async () => {
    const { starter, pids, ended } = await startTree(process.execPath, [
      SERVE,
      '--ready',
    ]);
    starter.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, signal: null });
    await assertAllEnd(pids);
  });

  it('takes its children with it even when it is killed', async () => {
    const { starter, pids } = await startTree(process.execPath, [SERVE]);
    starter.kill('SIGKILL');
    await assertAllEnd(pids);
  });

  it('ends when the shell is gone that started it', async () => {
    // The second command keeps the shell from becoming the first one itself.
    const { starter, pids } = await startTree('sh', [
      '-c',
      `"${process.execPath}" "${SERVE}"; true`,
    ]);
    starter.kill('SIGKILL');
    await assertAllEnd(pids);
  });

  it(
    'ends when npm is gone, although the shell in between stays',
    { skip: process.platform !== 'linux' && 'needs /proc' },
    async () => {
      const inner = `"${process.execPath}" "${SERVE}"; true`;
      const { starter, pids } = await startTree(
        'sh',
        ['-c', `sh -c '${inner}'; true`],
        { npm_lifecycle_event: 'start' },
      );
      starter.kill('SIGKILL');
      await assertAllEnd(pids);
    },
  );

  it('answers with its own exit code when its program ends', async () => {
    const { pids, ended } = await startTree(process.execPath, [SERVE]);
    process.kill(pids[1], 'SIGTERM');
    assert.deepEqual(await ended, { code: 3, signal: null });
    await assertAllEnd(pids);
  });
});

describe('parentOf', () => {
  it('reads the parent out of a name with brackets and blanks', () => {
    const read = () => '42 (a) odd (name) S 7 42 42 0 -1';
    assert.equal(parentOf(42, read), 7);
  });

  it('knows no parent where nothing can be read', () => {
    const read = () => {
      throw new Error('ENOENT');
    };
    assert.equal(parentOf(42, read), undefined);
  });
});

describe('ancestryHolds', () => {
  it('holds while the parent is the same', () => {
    assert.ok(ancestryHolds([{ pid: process.pid, parent: process.ppid }]));
    assert.ok(!ancestryHolds([{ pid: process.pid, parent: process.ppid + 1 }]));
  });
});
