import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  followingVariables,
  isLoopback,
  parseListen,
  portFromVariables,
} from './addresses.mjs';

describe('parseListen', () => {
  it('reads every form that Backstage takes', () => {
    assert.deepEqual(parseListen({ host: '127.0.0.1', port: 7007 }), {
      host: '127.0.0.1',
      port: 7007,
    });
    assert.deepEqual(parseListen({ port: '7007' }), {
      host: undefined,
      port: 7007,
    });
    assert.deepEqual(parseListen(':7007'), { host: undefined, port: 7007 });
    assert.deepEqual(parseListen('0.0.0.0:80'), { host: '0.0.0.0', port: 80 });
    assert.deepEqual(parseListen(7007), { host: undefined, port: 7007 });
    assert.deepEqual(parseListen(undefined), {
      host: undefined,
      port: undefined,
    });
  });
});

describe('isLoopback', () => {
  it('tells this machine from others', () => {
    assert.ok(isLoopback('http://localhost:7007'));
    assert.ok(isLoopback('http://[::1]:7007'));
    assert.ok(!isLoopback('https://portal.example'));
  });
});

describe('followingVariables', () => {
  it('adds nothing when nothing was set', () => {
    assert.deepEqual(followingVariables({}), {});
    assert.equal(portFromVariables({}), undefined);
  });

  it('lets the addresses follow the port', () => {
    assert.deepEqual(
      followingVariables({ APP_CONFIG_backend_listen_port: '7100' }),
      {
        APP_CONFIG_app_baseUrl: 'http://localhost:7100',
        APP_CONFIG_backend_baseUrl: 'http://localhost:7100',
        APP_CONFIG_backend_cors_origin: 'http://localhost:7100',
      },
    );
  });

  it('reads the port out of the other forms of backend.listen', () => {
    for (const listen of [':7100', '127.0.0.1:7100', '{"port":7100}']) {
      assert.equal(
        portFromVariables({ APP_CONFIG_backend_listen: listen }),
        7100,
      );
    }
  });

  it('lets port and the other address follow an address of this machine', () => {
    assert.deepEqual(
      followingVariables({
        APP_CONFIG_backend_baseUrl: 'http://127.0.0.1:7100',
      }),
      {
        APP_CONFIG_backend_listen_port: '7100',
        APP_CONFIG_app_baseUrl: 'http://127.0.0.1:7100',
        APP_CONFIG_backend_cors_origin: 'http://127.0.0.1:7100',
      },
    );
  });

  it('leaves all that was set', () => {
    assert.deepEqual(
      followingVariables({
        APP_CONFIG_backend_listen_port: '7100',
        APP_CONFIG_app_baseUrl: 'http://localhost:3000',
        APP_CONFIG_backend_baseUrl: 'http://localhost:7100',
        APP_CONFIG_backend_cors_origin: 'http://localhost:3000',
      }),
      {},
    );
  });

  it('does not listen on the port of an address behind a proxy', () => {
    assert.deepEqual(
      followingVariables({
        APP_CONFIG_app_baseUrl: 'https://portal.example',
        APP_CONFIG_backend_baseUrl: 'https://portal.example',
      }),
      {},
    );
  });

  it('leaves an address that is none to the backend', () => {
    assert.deepEqual(
      followingVariables({ APP_CONFIG_app_baseUrl: 'nonsense' }),
      {},
    );
  });
});
