import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { installStamp } from './install.mjs';

const inputs = (manifest = {}, others = {}) => ({
  lockfile: 'lockfile',
  settings: 'nodeLinker: node-modules',
  manifests: [
    {
      directory: '.',
      manifest: {
        name: 'root',
        scripts: { start: 'node start.mjs' },
        dependencies: { react: '^18.0.2' },
        ...manifest,
      },
    },
  ],
  platform: 'linux',
  arch: 'x64',
  ...others,
});

describe('installStamp', () => {
  const stamp = installStamp(inputs());

  it('stays when nothing changed that is installed', () => {
    assert.equal(installStamp(inputs()), stamp);
    assert.equal(installStamp(inputs({ scripts: {} })), stamp);
    assert.equal(installStamp(inputs({ version: '9.9.9' })), stamp);
  });

  const changes = {
    'a dependency': inputs({ dependencies: { react: '^19.0.0' } }),
    'a development dependency': inputs({ devDependencies: { jest: '30' } }),
    'a resolution': inputs({ resolutions: { rollup: '4.67.4' } }),
    'the lockfile': inputs({}, { lockfile: 'another' }),
    "Yarn's settings": inputs({}, { settings: 'nodeLinker: pnp' }),
    'the platform': inputs({}, { platform: 'darwin' }),
    'the processor': inputs({}, { arch: 'arm64' }),
  };
  for (const [what, changed] of Object.entries(changes)) {
    it(`changes with ${what}`, () =>
      assert.notEqual(installStamp(changed), stamp));
  }
});
