import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isProblemLine } from './portal.mjs';

describe('isProblemLine', () => {
  const line = level =>
    `\u001b[2m2026-11-24T08:28:20.063Z\u001b[22m \u001b[34mcatalog\u001b[39m \u001b[33m${level}\u001b[39m Something happened`;

  it('shows warnings and errors, with colours or without', () => {
    assert.ok(isProblemLine(line('warn')));
    assert.ok(isProblemLine(line('error')));
    assert.ok(isProblemLine('2026-11-24T08:28:20.063Z irsa error It broke'));
  });

  it('leaves the rest to the log', () => {
    assert.ok(!isProblemLine(line('info')));
    assert.ok(!isProblemLine('    at warn (file.js:1:1)'));
  });
});
