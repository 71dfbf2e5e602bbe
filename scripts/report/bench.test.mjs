import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { fromRoot } from '../lib/paths.mjs';

it('asks for every GET while an estate is refreshed, on both databases', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      fromRoot('scripts/report/bench.mjs'),
      '--clusters',
      '2',
      '--questions',
      '1',
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // How fast it is says nothing on a machine that runs other tests.
  assert.ok(status === 0 || status === 1, stdout);
  for (const database of ['SQLite', 'PostgreSQL']) {
    assert.match(stdout, new RegExp(`${database}: 10 readers at once, \\d+`));
  }
  for (const route of ['entity', 'findings, search', 'report', 'waivers']) {
    const lines = stdout
      .split('\n')
      .filter(line => new RegExp(`  ${route} +\\d+ ms +\\d+ ms`).test(line));
    assert.equal(lines.length, 2, route);
  }
});
