import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  findKubeApiServer,
  isNewEnough,
  missingKubeApiServer,
  provideKubeApiServer,
  wantedVersions,
} from './kube-apiserver.mjs';
import { fromRoot } from './paths.mjs';
import { Processes } from './processes.mjs';

function folder(t, ...files) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-assets-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  for (const file of files) {
    fs.writeFileSync(path.join(directory, file), '#!/bin/sh\nexit 1\n', {
      mode: 0o755,
    });
  }
  return directory;
}

const provide = env =>
  provideKubeApiServer({
    processes: new Processes(),
    report: {
      line: () => {},
      step: () => assert.fail('nothing can be built here'),
    },
    env,
  });

describe('findKubeApiServer', () => {
  it('takes the folder that KUBEBUILDER_ASSETS names', t => {
    const directory = folder(t, 'kube-apiserver', 'etcd');
    assert.equal(
      findKubeApiServer({ KUBEBUILDER_ASSETS: directory }),
      directory,
    );
  });

  it('looks no further when that folder lacks a program, and says so', async t => {
    const directory = folder(t, 'etcd');
    const env = { ...process.env, KUBEBUILDER_ASSETS: directory };
    assert.equal(findKubeApiServer(env), undefined);
    const { reason } = await provide(env);
    assert.match(
      missingKubeApiServer(reason).reason,
      /KUBEBUILDER_ASSETS names .*does not hold kube-apiserver and etcd/,
    );
  });
});

describe('provideKubeApiServer', () => {
  it('says that Go is missing', async t => {
    const { reason } = await provide({ PATH: folder(t) });
    assert.match(reason, /Go, which was not found on PATH/);
  });

  it('says that Go is too old', async t => {
    const directory = folder(t);
    fs.writeFileSync(path.join(directory, 'go'), '#!/bin/sh\necho go1.19.8\n', {
      mode: 0o755,
    });
    const { reason } = await provide({ PATH: directory });
    assert.match(reason, /Go 1\.\d+\.0 or later, and Go 1\.19\.8 is on PATH/);
  });

  it('names the way to get it', () => {
    assert.match(
      missingKubeApiServer('x').remedy,
      /^install Go 1\.\d+\.\d+ or later.*KUBEBUILDER_ASSETS=<folder>$/,
    );
  });
});

describe('wantedVersions', () => {
  it('reads them from go.mod', () => {
    const goMod = fs.readFileSync(
      fromRoot('tools/kube-apiserver/go.mod'),
      'utf8',
    );
    assert.match(wantedVersions(goMod).kubernetes, /^1\.34\.\d+$/);
    assert.match(wantedVersions(goMod).go, /^1\.\d+/);
  });
});

describe('isNewEnough', () => {
  it('compares as numbers', () => {
    assert.equal(isNewEnough('1.24.0', '1.24.0'), true);
    assert.equal(isNewEnough('1.100', '1.24.0'), true);
    assert.equal(isNewEnough('1.9.7', '1.24.0'), false);
    assert.equal(isNewEnough('2.0', '1.24.0'), true);
  });
});
