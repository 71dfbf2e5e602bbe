import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Processes } from './processes.mjs';

const run = (code, options = {}) =>
  new Processes().run(process.execPath, ['-e', code], {
    env: process.env,
    ...options,
  });

describe('Processes', () => {
  it('keeps the output of a program, in a log too', async t => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-log-'));
    t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
    const log = path.join(directory, 'new', 'x.log');
    const lines = [];
    const { code, tail } = await run(
      'console.log("one"); console.error("two"); process.stdout.write("three")',
      { log, onLine: line => lines.push(line) },
    );
    assert.equal(code, 0);
    assert.deepEqual([...tail].sort(), ['one', 'three', 'two']);
    assert.deepEqual(lines, tail);
    assert.equal(fs.readFileSync(log, 'utf8'), `${tail.join('\n')}\n`);
  });

  it('fails with the end of the output when a program fails', async () => {
    await assert.rejects(
      run('console.log("the reason"); process.exit(2)', { doing: 'Baking' }),
      failure => {
        assert.equal(failure.message, 'Baking failed.');
        assert.deepEqual(failure.details, ['the reason']);
        return true;
      },
    );
  });

  it('fails with a sentence when the reason is known', async () => {
    await assert.rejects(
      run('console.log("ENOSPC: no space left on device"); process.exit(1)'),
      /The disk is full/,
    );
  });

  it('answers with the exit code of a program that may fail', async () => {
    assert.equal((await run('process.exit(7)', { mayFail: true })).code, 7);
  });

  it('tells of a signal as a shell does', async () => {
    const result = await run('process.kill(process.pid, "SIGKILL")', {
      mayFail: true,
    });
    assert.equal(result.code, 137);
  });

  it('names a program that does not exist', async () => {
    await assert.rejects(
      new Processes().run('no-such-program', [], { env: process.env }),
      failure => /no-such-program/.test(failure.lines.join('\n')),
    );
  });

  it('starts nothing after the end was asked for', async () => {
    const processes = new Processes();
    await processes.stopAll();
    assert.throws(
      () => processes.start(process.execPath, ['-e', ''], {}),
      /Stopped/,
    );
  });
});
