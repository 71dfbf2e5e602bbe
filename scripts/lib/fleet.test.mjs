import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ensureFleetCopy } from './fleet.mjs';

describe('ensureFleetCopy', () => {
  const now = new Date('2026-11-24T08:30:00.123Z');
  let directory;
  let example;
  let copy;
  const write = (base, file, content) => {
    fs.mkdirSync(path.join(base, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(base, file), content);
  };
  const read = (base, file) => fs.readFileSync(path.join(base, file), 'utf8');
  const ensure = options => ensureFleetCopy({ example, copy, now, ...options });

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-fleet-'));
    example = path.join(directory, 'examples');
    copy = path.join(directory, 'demo', 'fleet');
    write(example, 'clusters/prod/pods.yaml', 'kind: PodList');
  });

  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('copies the fleet the first time', () => {
    assert.deepEqual(ensure(), { state: 'copied', keptAside: undefined });
    assert.equal(read(copy, 'clusters/prod/pods.yaml'), 'kind: PodList');
  });

  it('leaves a copy alone that was changed by hand', () => {
    ensure();
    write(copy, 'clusters/prod/pods.yaml', 'changed');
    assert.equal(ensure().state, 'present');
    assert.equal(read(copy, 'clusters/prod/pods.yaml'), 'changed');
  });

  it('replaces an unchanged copy when the committed fleet changed', () => {
    ensure();
    write(example, 'clusters/prod/pods.yaml', 'newer');
    fs.writeFileSync(path.join(example, 'added.json'), '{}');
    assert.deepEqual(ensure(), { state: 'replaced', keptAside: undefined });
    assert.equal(read(copy, 'clusters/prod/pods.yaml'), 'newer');
    assert.equal(ensure().state, 'present');
  });

  it('keeps a changed copy aside, under a dated name', () => {
    ensure();
    write(copy, 'clusters/prod/pods.yaml', 'changed');
    write(example, 'clusters/prod/pods.yaml', 'newer');
    const { keptAside } = ensure();
    assert.equal(keptAside, `${copy}-kept-2026-11-24T08-30-00`);
    assert.equal(read(keptAside, 'clusters/prod/pods.yaml'), 'changed');
    assert.equal(read(copy, 'clusters/prod/pods.yaml'), 'newer');
  });

  it('moves times to today, in a changed copy too', () => {
    write(example, 'clusters/prod/pods.yaml', 'at: 2026-11-23T05:40:00Z');
    ensure({ now: new Date('2027-02-02T10:00:00Z') });
    assert.equal(
      read(copy, 'clusters/prod/pods.yaml'),
      'at: 2027-02-01T05:40:00Z',
    );
    write(copy, 'clusters/prod/mine.yaml', 'at: 2027-02-02T09:00:00Z');
    assert.equal(ensure({ now: new Date('2028-03-02') }).state, 'present');
    assert.equal(
      read(copy, 'clusters/prod/pods.yaml'),
      'at: 2028-03-01T05:40:00Z',
    );
    assert.equal(
      read(copy, 'clusters/prod/mine.yaml'),
      'at: 2028-03-02T09:00:00Z',
    );
  });

  it('knows a copy whose times were moved for an unchanged one', () => {
    write(example, 'clusters/prod/pods.yaml', 'at: 2026-11-23T05:40:00Z');
    ensure({ now: new Date('2027-02-02T10:00:00Z') });
    fs.writeFileSync(path.join(example, 'added.json'), '{}');
    assert.deepEqual(ensure(), { state: 'replaced', keptAside: undefined });
  });

  it('resets a changed copy and keeps the change aside', () => {
    ensure();
    fs.rmSync(path.join(copy, 'clusters'), { recursive: true });
    const { state, keptAside } = ensure({ reset: true });
    assert.equal(state, 'replaced');
    assert.ok(fs.existsSync(keptAside));
    assert.equal(read(copy, 'clusters/prod/pods.yaml'), 'kind: PodList');
  });

  it('takes up after a copy that was broken off', () => {
    write(`${copy}.incoming`, 'half.json', '{');
    assert.equal(ensure().state, 'copied');
    assert.ok(!fs.existsSync(path.join(copy, 'half.json')));
  });
});
