import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { fromRoot } from './paths.mjs';

/** Runs one of the commands and answers with its exit code and what it said. */
async function runScript(name, commandArguments, env = {}) {
  const inherited = { ...process.env };
  delete inherited.npm_config_user_agent;
  const child = spawn(
    process.execPath,
    [fromRoot('scripts', `${name}.mjs`), ...commandArguments],
    { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].on('data', data => {
      output[stream] += data;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...output };
}

function assertOneSentence({ code, stderr }, pattern) {
  assert.equal(code, 1);
  assert.match(stderr, pattern);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
}

describe('the commands', () => {
  for (const [name, commandArguments] of [
    ['start', ['--fast']],
    ['test', ['--only', 'some']],
    ['test', ['--fast']],
    ['demo', []],
  ]) {
    it(`${name} ${commandArguments.join(
      ' ',
    )} is refused in a sentence`, async () => {
      assertOneSentence(
        await runScript(name, commandArguments),
        /\. (It|Run) /,
      );
    });
  }

  it('start names a busy port before it does anything else', async t => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const { port } = server.address();
    const result = await runScript('start', [], {
      APP_CONFIG_backend_listen_port: String(port),
    });
    assertOneSentence(result, new RegExp(`Port ${port} is in use`));
    assert.equal(result.stdout, '');
  });
});
