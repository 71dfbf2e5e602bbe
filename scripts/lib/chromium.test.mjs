import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { findChromium, missingChromium } from './chromium.mjs';

describe('findChromium', () => {
  it('takes what CHROMIUM_PATH names', () => {
    assert.equal(
      findChromium({ CHROMIUM_PATH: process.execPath }),
      process.execPath,
    );
  });

  it('finds the first one on PATH', t => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-path-'));
    t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
    const program = path.join(directory, 'google-chrome');
    fs.writeFileSync(program, '', { mode: 0o755 });
    assert.equal(findChromium({ PATH: directory }), program);
  });

  it('looks no further when CHROMIUM_PATH names nothing, and says so', () => {
    const environment = {
      CHROMIUM_PATH: '/no/such/program',
      PATH: process.env.PATH,
    };
    assert.equal(findChromium(environment), undefined);
    assert.match(missingChromium(environment).reason, /no\/such\/program/);
  });
});
