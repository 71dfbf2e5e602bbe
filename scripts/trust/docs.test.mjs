import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { page, renderPage } from './lib/docs.mjs';

describe('yarn docs:trust', () => {
  it('finds the page as the test data has it', async () => {
    const text = fs.readFileSync(page, 'utf8');
    assert.equal(await renderPage(text), text, 'Run `yarn docs:trust`.');
  });

  it('sees a page that is out of date', async () => {
    const text = fs.readFileSync(page, 'utf8');
    const old = text.replace(/\d+ vectors of our own/, '1 vectors of our own');
    assert.notEqual(old, text);
    assert.equal(await renderPage(old), text);
  });
});
