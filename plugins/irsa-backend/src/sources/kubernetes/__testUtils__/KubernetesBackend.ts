import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { asText, at } from '../../shape';

/** A Backstage backend in a process of its own with the Kubernetes plugin, since Jest cannot load the library that this imports. */
export class KubernetesBackend {
  /** Finds that backend. */
  readonly discovery;
  /** Has the tokens with which the IRSA plugin comes there. */
  readonly auth;
  readonly #child: ChildProcess;
  readonly #directory: string;

  /** @param kubernetes - What is under `kubernetes` in its configuration. */
  static async start(kubernetes: object): Promise<KubernetesBackend> {
    const directory = mkdtempSync(join(tmpdir(), 'irsa-kubernetes-backend-'));
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const config = join(directory, 'app-config.yaml');
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: address },
        backend: {
          baseUrl: address,
          listen: { host: '127.0.0.1', port },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        kubernetes,
      }),
      { mode: 0o600 },
    );
    const child = fork(
      join(__dirname, 'kubernetesBackend.mjs'),
      ['--config', config],
      {
        // A backend looks for the package that it is.
        cwd: __dirname,
        execArgv: [],
        env: { PATH: process.env.PATH },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const said: Buffer[] = [];
    child.stdout?.on('data', chunk => said.push(chunk));
    child.stderr?.on('data', chunk => said.push(chunk));
    const backend = new KubernetesBackend(child, directory, address);
    const ended = once(child, 'exit').then(() => 'ended');
    if ((await Promise.race([once(child, 'message'), ended])) === 'ended') {
      backend.stop();
      throw new Error(
        `The backend did not start:\n${Buffer.concat(said).toString('utf8')}`,
      );
    }
    return backend;
  }

  private constructor(child: ChildProcess, directory: string, address: string) {
    this.#child = child;
    this.#directory = directory;
    this.discovery = mockServices.discovery.mock({
      getBaseUrl: async plugin => `${address}/api/${plugin}`,
    });
    this.auth = mockServices.auth.mock({
      getPluginRequestToken: async ({ targetPluginId }) => ({
        token: await this.#tokenFor(targetPluginId),
      }),
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #tokenFor(plugin: string): Promise<string> {
    const answer = once(this.#child, 'message');
    this.#child.send(plugin);
    const [message] = await answer;
    return asText(at(message, 'token')) ?? '';
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
