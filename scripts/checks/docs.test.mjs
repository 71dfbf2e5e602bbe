import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { importChecks } from './lib/bundle.mjs';
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
    pages.set('checks/IRSA-XX-001.md', 'A new check.\n');
    pages.delete(left);
    assert.deepEqual(
      outdatedPages(pages).sort(),
      ['checks/IRSA-XX-001.md', changed, left].sort(),
    );
  });

  it('links every page from the index', async () => {
    const pages = new Map(await rendered);
    const index = pages.get('checks/README.md');
    for (const name of pages.keys()) {
      const link = path.posix.relative('checks', name);
      assert.ok(link === 'README.md' || index.includes(`(${link})`), name);
    }
    assert.ok(fs.readFileSync('README.md', 'utf8').includes('docs/checks'));
  });

  it('shows every message, and links to pages that there are', async () => {
    const pages = new Map(await rendered);
    const errors = pages.get('errors.md');
    const { errorEntries } = await importChecks();
    assert.deepEqual(
      [...errors.matchAll(/^### (.+)$/gm)].map(([, id]) => id).sort(),
      errorEntries.map(({ id }) => id).sort(),
    );
    for (const [, link] of errors.matchAll(/\]\(([^)]+)\)/g)) {
      assert.ok(pages.has(link), link);
    }
  });
});
