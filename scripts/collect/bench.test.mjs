import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';
import { fromRoot } from '../lib/paths.mjs';

it('reads an estate of made-up accounts and clusters, and tells what it took', () => {
  const told = execFileSync(
    process.execPath,
    [fromRoot('scripts/collect/bench.mjs'), '--accounts', '1'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  assert.match(told, /1,000 service accounts and 1,668 pods/);
  // One read of each page, whatever it costs.
  assert.match(told, / 4 × kubernetes pods$/m);
  assert.match(told, / 1 × iam GetAccountAuthorizationDetails$/m);
  assert.match(told, /Peak memory: \d+ MB/);
});
