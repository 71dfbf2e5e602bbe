import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, it } from 'node:test';
import { checkPort, freePort } from './ports.mjs';

const options = { variable: 'PORT_VARIABLE', command: 'npm start' };

describe('checkPort', () => {
  it('lets a free port pass', async () => {
    await checkPort(await freePort(), options);
  });

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`names a port that is taken on ${host}, and the way to another`, async t => {
      const server = net.createServer();
      await new Promise(resolve => {
        server.listen(0, host, resolve);
      });
      t.after(() => server.close());
      const { port } = server.address();
      await assert.rejects(checkPort(port, options), {
        name: 'Failure',
        message: `Port ${port} is in use by another program.`,
        remedy: /PORT_VARIABLE=7008 npm start/,
      });
    });
  }

  it('names a host that is not of this machine', async () => {
    await assert.rejects(
      checkPort(await freePort(), { ...options, host: '192.0.2.1' }),
      /192\.0\.2\.1 is no address of this machine/,
    );
  });
});
