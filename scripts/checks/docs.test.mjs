import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { outdatedPages, renderPages } from './lib/docs.mjs';

describe('yarn docs:checks', () => {
  const rendered = renderPages();

  it('finds the pages as the checks have them', async () => {
    assert.deepEqual(
      outdatedPages(await rendered),
      [],
      'Run `yarn docs:checks`.',
    );
  });

  it('sees a page that is out of date, one that is missing and one that is left over', async () => {
    const pages = new Map(await rendered);
    const [[changed, text], [left]] = [...pages];
    pages.set(changed, `${text}More.\n`);
    pages.set('IRSA-XX-001.md', 'A new check.\n');
    pages.delete(left);
    assert.deepEqual(
      outdatedPages(pages).sort(),
      ['IRSA-XX-001.md', ...[changed, left].sort()].sort(),
    );
  });

  it('links every page from the index', async () => {
    const pages = new Map(await rendered);
    const index = pages.get('README.md');
    for (const name of pages.keys()) {
      assert.ok(name === 'README.md' || index.includes(`(${name})`), name);
    }
    assert.ok(fs.readFileSync('README.md', 'utf8').includes('docs/checks'));
  });
});
