import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { countDemoComponents, waitForFirstRead } from './first-read.mjs';

describe('waiting for the first read', () => {
  let server;
  let address;
  let state;

  before(async () => {
    server = http.createServer((request, response) => {
      const answer = state(new URL(request.url, 'http://localhost').pathname);
      response.statusCode = answer === undefined ? 401 : 200;
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${server.address().port}`;
  });

  after(() => server.close());

  const portal =
    ({ components, statuses }) =>
    pathname => {
      switch (pathname) {
        case '/api/auth/guest/refresh':
          return { backstageIdentity: { token: 't' } };
        case '/api/catalog/entities/by-query':
          return { totalItems: components() };
        default:
          return { items: statuses().map(status => ({ status })) };
      }
    };

  it('waits for the components and for every source', async () => {
    let calls = 0;
    state = portal({
      components: () => {
        calls += 1;
        return calls;
      },
      statuses: () => (calls > 3 ? ['ok', 'failed'] : ['ok', 'never-read']),
    });
    assert.equal(await waitForFirstRead(address, { expected: 3 }), true);
    assert.ok(calls > 3);
  });

  it('gives up on a source that is never read', async () => {
    state = portal({ components: () => 9, statuses: () => ['never-read'] });
    assert.equal(
      await waitForFirstRead(address, { expected: 3, patience: 600 }),
      false,
    );
  });

  it('gives up on a portal without guest sign-in', async () => {
    state = () => undefined;
    assert.equal(
      await waitForFirstRead(address, { expected: 3, patience: 600 }),
      false,
    );
  });

  it('knows how many components the demo has', () => {
    assert.ok(countDemoComponents() >= 18);
  });
});
