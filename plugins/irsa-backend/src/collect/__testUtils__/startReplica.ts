import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { SourceState } from 'backstage-plugin-irsa-common';
import { ReplicaMessage, ReplicaOptions } from './replica';

const TOKEN = 'a-token-of-the-tests';
const PATIENCE = 60_000;

/** A backend in a process of its own, with nothing but this plugin and a few sources. */
export interface Replica {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly messages: ReplicaMessage[];
  sources(): Promise<SourceState[]>;
  refresh(sourceId?: string): Promise<{ id: string; sourceId: string }[]>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** Starts a backend, and waits until it answers and has listed its sources, which it does after that. */
export async function startReplica(
  options: Omit<ReplicaOptions, 'config'> & { readonly database: JsonObject },
): Promise<Replica> {
  const { database, ...rest } = options;
  const port = await freePort();
  const argument: ReplicaOptions = {
    ...rest,
    config: {
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database,
        auth: {
          externalAccess: [
            { type: 'static', options: { token: TOKEN, subject: 'test' } },
          ],
        },
      },
      irsa: { schedule: { concurrency: 1 } },
    },
  };
  const child = fork(
    join(__dirname, 'replica.ts'),
    [JSON.stringify(argument)],
    {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      // Not as in a test: what the scheduler does by itself is wanted here.
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const output: string[] = [];
  child.stdout?.on('data', data => output.push(String(data)));
  child.stderr?.on('data', data => output.push(String(data)));
  const messages: ReplicaMessage[] = [];
  child.on('message', (message: ReplicaMessage) => {
    // The transform of the files sends messages too.
    if (message.event) {
      messages.push(message);
    }
  });

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(
      `http://127.0.0.1:${port}/api/irsa/v1${path}`,
      {
        ...init,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
        },
      },
    );
    if (!response.ok) {
      throw new Error(`${path} was answered ${response.status}`);
    }
    return response.json();
  };
  const replica: Replica = {
    process: child,
    messages,
    sources: async () => (await ask('/sources?limit=200')).items,
    refresh: async sourceId =>
      (
        await ask('/refresh', {
          method: 'POST',
          body: JSON.stringify({ sourceId }),
        })
      ).runs,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  };

  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      const listed = (await replica.sources()).length;
      if (listed === options.sources.length) {
        return replica;
      }
      throw new Error(`It lists ${listed} sources`);
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await replica.kill();
        throw new Error(
          `The backend did not start: ${error}\n${output.slice(-30).join('')}`,
        );
      }
      await setTimeout(200);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  return address.port;
}
