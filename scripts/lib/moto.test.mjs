import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { findPython } from './moto.mjs';

/** A folder with a program named python3 that prints the text. */
function withPython(t, text) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-python-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  fs.writeFileSync(path.join(directory, 'python3'), `#!/bin/sh\n${text}\n`, {
    mode: 0o755,
  });
  return { PATH: directory };
}

describe('findPython', () => {
  it('takes one that can make virtual environments', async t => {
    assert.deepEqual(await findPython(withPython(t, 'echo 3.13.1')), {
      command: 'python3',
      version: '3.13.1',
    });
  });

  it('takes none that is too old, lacks venv, or is not there', async t => {
    assert.equal(await findPython(withPython(t, 'echo')), undefined);
    assert.equal(await findPython(withPython(t, 'exit 1')), undefined);
    assert.equal(await findPython({ PATH: '/no/such/folder' }), undefined);
  });
});
