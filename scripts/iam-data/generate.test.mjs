import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';
import { fromRoot } from '../lib/paths.mjs';
import { render, target } from './lib/generate.mjs';
import { readServices } from './lib/services.mjs';
import { accessLevelTable, verbOf } from './lib/table.mjs';

const LEVELS = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  P: 'Permissions management',
  T: 'Tagging',
};

async function importAccessLevels() {
  const { outputFiles } = await build({
    entryPoints: [
      fromRoot(
        'plugins',
        'irsa-common',
        'src',
        'permissions',
        'accessLevels.ts',
      ),
    ],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

test('every action of every service has the level that the package gives it', async () => {
  const { accessLevelOf } = await importAccessLevels();
  const { services } = readServices();
  const wrong = [];
  let actions = 0;
  for (const [service, ofService] of services) {
    for (const [name, letter] of ofService) {
      actions += 1;
      if (accessLevelOf(service, name) !== LEVELS[letter]) {
        wrong.push(`${service}:${name}`);
      }
    }
  }
  assert.ok(actions > 10_000, `only ${actions} actions`);
  assert.deepEqual(wrong, []);
});

test('the table in the package is the one that the generator writes', () => {
  assert.ok(
    fs.readFileSync(target, 'utf8') === render(),
    'Run "yarn data:iam" and commit the result.',
  );
});

test('an action that differs from its verb is an exception', () => {
  const { verbs, services } = accessLevelTable(
    new Map([
      [
        'one',
        new Map([
          ['GetThing', 'R'],
          ['GetOther', 'R'],
          ['GetSecret', 'W'],
        ]),
      ],
    ]),
  );
  assert.equal(verbs, 'GetR');
  assert.equal(services, 'one|0|W GetSecret');
});

test('the verb is the first word', () => {
  assert.deepEqual(
    ['GetObject', 'ListAPIs', 'APIThing', 'query', 'Untag'].map(verbOf),
    ['Get', 'List', 'API', 'query', 'Untag'],
  );
});
