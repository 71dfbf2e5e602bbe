import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  cleanEnvironment,
  homeIsUsable,
  withHome,
  yarnEnvironment,
} from './environment.mjs';

describe('cleanEnvironment', () => {
  it("drops npm's own Node, prefix and node-gyp", () => {
    const clean = cleanEnvironment({
      PATH: '/usr/bin',
      NODE: '/usr/bin/node',
      INIT_CWD: '/somewhere',
      NODE_OPTIONS: '--max-old-space-size=64',
      NODE_ENV: 'production',
      COREPACK_ROOT: '/corepack',
      npm_config_prefix: '/usr',
      npm_config_nodedir: '/usr/include',
      npm_config_node_gyp: '/usr/lib/node-gyp.js',
      npm_lifecycle_event: 'start',
      npm_package_name: 'root',
    });
    assert.deepEqual(clean, { PATH: '/usr/bin' });
  });

  it('keeps registry, certificates, caches, proxies and everything else', () => {
    const kept = {
      PATH: '/usr/bin',
      HOME: '/home/reader',
      CI: 'true',
      NODE_EXTRA_CA_CERTS: '/ca.crt',
      HTTPS_PROXY: 'http://proxy:3128',
      APP_CONFIG_backend_listen_port: '7100',
      npm_config_registry: 'https://registry.example/',
      npm_config_cafile: '/ca.crt',
      npm_config_userconfig: '/home/reader/.npmrc',
      npm_config_globalconfig: '/etc/npmrc',
      npm_config_cache: '/home/reader/.npm',
      npm_config_https_proxy: 'http://proxy:3128',
    };
    assert.deepEqual(cleanEnvironment(kept), kept);
  });

  it('puts the chosen Node first on PATH', () => {
    const { PATH } = cleanEnvironment(
      { PATH: '/usr/bin' },
      { binDirectory: '/node/bin' },
    );
    assert.equal(PATH, ['/node/bin', '/usr/bin'].join(path.delimiter));
  });
});

describe('yarnEnvironment', () => {
  it('tells Yarn what npm knows, since Yarn reads no .npmrc', () => {
    const env = yarnEnvironment({
      npm_config_registry: 'https://registry.example/',
      npm_config_cafile: '/ca.crt',
      https_proxy: 'http://proxy:3128',
    });
    assert.equal(env.YARN_NPM_REGISTRY_SERVER, 'https://registry.example/');
    assert.equal(env.YARN_HTTPS_CA_FILE_PATH, '/ca.crt');
    assert.equal(env.YARN_HTTPS_PROXY, 'http://proxy:3128');
  });

  it('leaves what is set for Yarn, and sets nothing that npm does not know', () => {
    const env = yarnEnvironment({
      YARN_NPM_REGISTRY_SERVER: 'https://yarn.example/',
      npm_config_registry: 'https://npm.example/',
      npm_config_cafile: 'null',
    });
    assert.equal(env.YARN_NPM_REGISTRY_SERVER, 'https://yarn.example/');
    assert.ok(!('YARN_HTTPS_CA_FILE_PATH' in env));
  });
});

describe('withHome', () => {
  const fallback = path.join(os.tmpdir(), `irsa-home-${process.pid}`);

  it('leaves a usable home alone', () => {
    const env = { HOME: os.tmpdir(), npm_config_cache: '/cache' };
    assert.ok(homeIsUsable(env));
    assert.equal(withHome(env, fallback), env);
  });

  for (const HOME of [undefined, '', 'relative', '/dev/null/home']) {
    it(`replaces the home ${JSON.stringify(HOME)}`, t => {
      t.after(() => fs.rmSync(fallback, { recursive: true, force: true }));
      const env = withHome({ HOME, npm_config_cache: '/.npm' }, fallback);
      assert.deepEqual(env, { HOME: fallback });
      assert.ok(fs.existsSync(fallback));
    });
  }
});
