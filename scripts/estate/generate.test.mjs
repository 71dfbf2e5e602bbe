import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { MAX_BYTES, writePages } from './lib/pages.mjs';
import { SIZES } from './lib/sizes.mjs';

const GENERATOR = fileURLToPath(new URL('./generate.mjs', import.meta.url));

const generate = (...options) =>
  promisify(execFile)(process.execPath, [GENERATOR, ...options]);

/** Every file of a directory by its path there. */
async function readAll(directory) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  const files = new Map();
  for (const entry of entries.filter(each => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(directory.length + 1), await readFile(path, 'utf8'));
  }
  return files;
}

const paths = { scratch: '', first: '' };
before(async () => {
  paths.scratch = await mkdtemp(join(tmpdir(), 'irsa-estate-'));
  paths.first = join(paths.scratch, 'first');
  await generate('--size', 'demo', '--seed', '7', '--out', paths.first);
});
after(() => rm(paths.scratch, { recursive: true, force: true }));

describe('the estate of a size', () => {
  it('has as much of everything as the size says', async () => {
    const files = await readAll(paths.first);
    const parsed = pattern =>
      [...files]
        .filter(([path]) => pattern.test(path))
        .map(([, text]) => JSON.parse(text));
    const items = name =>
      parsed(new RegExp(`/${name}-\\d+\\.json$`)).flatMap(list => list.items);
    const { accounts, clusters, roles, serviceAccounts, pods, entities } =
      SIZES.demo;
    assert.equal(parsed(/account-summary\.json$/).length, accounts);
    assert.equal(parsed(/cluster\.json$/).length, clusters);
    const details = parsed(/account-authorization-details-\d+\.json$/);
    assert.equal(details.flatMap(page => page.RoleDetailList).length, roles);
    assert.equal(items('serviceaccounts').length, serviceAccounts);
    assert.equal(items('pods').length, pods);
    const documents = [...files]
      .filter(([path]) => /^catalog\/cluster-/.test(path))
      .flatMap(([, text]) => parseAllDocuments(text));
    assert.equal(documents.length, entities);
    assert.ok([...files.values()].every(text => text.length <= MAX_BYTES));
  });

  it('names each thing once, and roles that are there', async () => {
    const files = await readAll(paths.first);
    const roles = new Set();
    for (const [path, text] of files) {
      if (/account-authorization-details/.test(path)) {
        for (const { Arn } of JSON.parse(text).RoleDetailList) {
          assert.ok(!roles.has(Arn), `${Arn} is there twice`);
          roles.add(Arn);
        }
      }
    }
    const pods = new Set();
    let [annotated, found] = [0, 0];
    for (const [path, text] of files) {
      for (const { metadata } of /(serviceaccounts|pods)-/.test(path)
        ? JSON.parse(text).items
        : []) {
        const arn = metadata.annotations?.['eks.amazonaws.com/role-arn'];
        annotated += arn ? 1 : 0;
        found += arn && roles.has(arn) ? 1 : 0;
        if (/pods-/.test(path)) {
          const name = `${path} ${metadata.namespace}/${metadata.name}`;
          assert.ok(!pods.has(name), `${name} is there twice`);
          pods.add(name);
        }
      }
    }
    assert.ok(found > 10 && found <= annotated);
  });

  it('is the same for the same seed and another for another', async () => {
    const [again, other] = ['again', 'other'].map(name =>
      join(paths.scratch, name),
    );
    await generate('--size', 'demo', '--seed', '7', '--out', again);
    await generate('--size', 'demo', '--seed', '8', '--out', other);
    assert.deepEqual(await readAll(again), await readAll(paths.first));
    assert.notDeepEqual(await readAll(other), await readAll(paths.first));
  });

  it('takes the place of what an earlier run has written', async () => {
    const directory = join(paths.scratch, 'place');
    await generate('--size', 'demo', '--seed', '8', '--out', directory);
    await generate('--size', 'demo', '--seed', '7', '--out', directory);
    assert.deepEqual(await readAll(directory), await readAll(paths.first));
  });

  it('leaves a directory alone that something else has written', async () => {
    const directory = await mkdtemp(join(paths.scratch, 'exports-'));
    await writeFile(join(directory, 'read.yaml'), 'kinds: [Pod]\n');
    await assert.rejects(generate('--size', 'demo', '--out', directory), {
      stderr: /were not generated, and is left as it is/,
    });
    assert.deepEqual(await readdir(directory), ['read.yaml']);
  });

  it('names the sizes that there are', async () => {
    await assert.rejects(generate('--size', 'huge'), {
      stderr: /There is no size huge\. It takes --size demo, typical, large/,
    });
  });
});

describe('files of pages', () => {
  it('are no larger than they may be, and hold everything in its order', async () => {
    const items = Array.from({ length: 100 }, (_, number) => ({
      number,
      text: 'ö'.repeat(number),
    }));
    const files = await writePages(items, {
      nameOf: number => join(paths.scratch, `page-${number}.json`),
      head: '{"items":[',
      tail: isFollowed => `],"isFollowed":${isFollowed}}`,
      maxBytes: 1000,
    });
    const read = [];
    for (const [index, file] of files.entries()) {
      const bytes = await readFile(file);
      assert.ok(bytes.length <= 1000, `${file} has ${bytes.length} bytes`);
      const page = JSON.parse(bytes.toString('utf8'));
      assert.equal(page.isFollowed, index < files.length - 1);
      read.push(...page.items);
    }
    assert.ok(files.length > 5);
    assert.deepEqual(read, items);
  });
});
