import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, afterEach, describe, it } from 'node:test';
import { hashTree, listFiles, readStamp, writeStamp } from './stamps.mjs';

describe('stamps', () => {
  let directory;
  const write = (file, content) => {
    const target = path.join(directory, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  };

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-stamps-'));
    write('src/a.ts', 'a');
    write('src/deep/b.ts', 'b');
  });

  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('lists files in one order and leaves out what is no source', () => {
    write('node_modules/x/index.js', 'x');
    write('dist/index.js', 'x');
    write('package.json', '{}');
    assert.deepEqual(listFiles(directory), [
      'package.json',
      'src/a.ts',
      'src/deep/b.ts',
    ]);
  });

  it('changes with a content, a new file and a moved file', () => {
    const before = hashTree(directory);
    assert.equal(hashTree(directory), before);
    write('src/a.ts', 'A');
    const changed = hashTree(directory);
    assert.notEqual(changed, before);
    write('src/a.ts', 'a');
    write('src/c.ts', '');
    assert.notEqual(hashTree(directory), before);
    fs.rmSync(path.join(directory, 'src/c.ts'));
    fs.renameSync(
      path.join(directory, 'src/a.ts'),
      path.join(directory, 'src/z.ts'),
    );
    assert.notEqual(hashTree(directory), before);
  });

  it('reads what it wrote, and nothing where nothing is', () => {
    const file = path.join(directory, 'new', 'stamp');
    assert.equal(readStamp(file), undefined);
    writeStamp(file, 'abc');
    assert.equal(readStamp(file), 'abc');
  });
});
