import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import https from 'node:https';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../../../..');
/** Ends what it started when this process is gone, however it went. */
const GUARD = join(ROOT, 'scripts/lib/guard.mjs');
const ISSUER = 'https://oidc.example.com/test';
const START_SECONDS = 60;
/** The token of the user who may do everything; that of the other one, who may do what a test grants. */
export const ADMIN = 'admin-token';
export const WRITER = 'writer-token';

/** The folder with `kube-apiserver` and `etcd`: named in the environment, or built by `npm test` before. */
export function findKubeApiServer(): string | undefined {
  const built = join(ROOT, '.envtest');
  return [
    process.env.KUBEBUILDER_ASSETS ?? '',
    ...(existsSync(built)
      ? readdirSync(built).map(name => join(built, name))
      : []),
  ].find(directory =>
    ['kube-apiserver', 'etcd'].every(
      name => directory !== '' && existsSync(join(directory, name)),
    ),
  );
}

/** What tests look at in an answer. */
interface ReadObject {
  readonly code?: number;
  readonly metadata: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** A real API server with its etcd on free ports of this machine. */
export class KubeApiServer {
  readonly #directory = mkdtempSync(join(tmpdir(), 'irsa-apply-'));
  readonly #children: ChildProcess[] = [];
  #address = '';

  static async start(assets: string): Promise<KubeApiServer> {
    const server = new KubeApiServer();
    try {
      await server.#launch(assets);
      return server;
    } catch (error) {
      server.stop();
      throw error;
    }
  }

  private constructor() {}

  /** Sends a request; PATCH is a server-side apply where `fieldManager` is in the path, a merge otherwise. */
  async request(method: string, path: string, body?: object) {
    const isApply = path.includes('fieldManager=');
    return new Promise<{ status: number; object: ReadObject }>(
      (done, reject) => {
        const sent = https.request(
          `${this.#address}${path}`,
          {
            method,
            ca: readFileSync(join(this.#directory, 'apiserver.crt')),
            headers: {
              Authorization: `Bearer ${ADMIN}`,
              'Content-Type':
                method === 'PATCH'
                  ? `application/${
                      isApply ? 'apply-patch+yaml' : 'merge-patch+json'
                    }`
                  : 'application/json',
            },
          },
          async response => {
            const parts: Buffer[] = [];
            for await (const part of response) {
              parts.push(part);
            }
            const text = Buffer.concat(parts).toString('utf8');
            done({
              status: response.statusCode ?? 0,
              object: text.startsWith('{') ? JSON.parse(text) : text,
            });
          },
        );
        sent.on('error', reject);
        sent.end(body && JSON.stringify(body));
      },
    );
  }

  /** The path of a kubeconfig file for a token. */
  kubeconfig(token: string): string {
    const path = join(this.#directory, `${token}.kubeconfig`);
    writeFileSync(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          {
            name: 'test',
            cluster: {
              server: this.#address,
              'certificate-authority': 'apiserver.crt',
            },
          },
        ],
        users: [{ name: 'user', user: { token } }],
        contexts: [
          { name: 'test', context: { cluster: 'test', user: 'user' } },
        ],
        'current-context': 'test',
      }),
    );
    return path;
  }

  stop(): void {
    for (const { pid } of this.#children) {
      if (pid !== undefined) {
        // The guard leads a process group of its own.
        process.kill(-pid, 'SIGKILL');
      }
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #launch(assets: string): Promise<void> {
    const [etcd, api] = await freePorts(2);
    this.#address = `https://127.0.0.1:${api}`;
    const file = (name: string, text: string) => {
      writeFileSync(join(this.#directory, name), text);
      return join(this.#directory, name);
    };
    const keys = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    this.#start(join(assets, 'etcd'), [
      `--data-dir=${join(this.#directory, 'etcd')}`,
      `--listen-client-urls=http://127.0.0.1:${etcd}`,
      `--advertise-client-urls=http://127.0.0.1:${etcd}`,
      '--listen-peer-urls=http://127.0.0.1:0',
      '--unsafe-no-fsync',
    ]);
    this.#start(join(assets, 'kube-apiserver'), [
      `--etcd-servers=http://127.0.0.1:${etcd}`,
      `--secure-port=${api}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      // Without this, stopping takes most of a minute.
      '--endpoint-reconciler-type=none',
      `--cert-dir=${this.#directory}`,
      `--service-account-issuer=${ISSUER}`,
      `--service-account-jwks-uri=${ISSUER}/keys`,
      `--service-account-signing-key-file=${file('sa.key', keys.privateKey)}`,
      `--service-account-key-file=${file('sa.pub', keys.publicKey)}`,
      '--authorization-mode=RBAC',
      `--token-auth-file=${file(
        'tokens.csv',
        `${ADMIN},admin,admin,"system:masters"\n${WRITER},writer,writer\n`,
      )}`,
    ]);
    const deadline = Date.now() + START_SECONDS * 1000;
    for (;;) {
      // Refused until it listens, and without its certificate until that is written.
      const ready = await this.request('GET', '/readyz').catch(() => undefined);
      if (ready?.status === 200) {
        return;
      }
      if (
        Date.now() > deadline ||
        this.#children.some(child => child.exitCode !== null)
      ) {
        throw new Error('kube-apiserver did not start');
      }
      await sleep(100);
    }
  }

  #start(command: string, commandArguments: string[]): void {
    const child = spawn(
      process.execPath,
      [GUARD, '{}', command, ...commandArguments],
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true, env: {} },
    );
    // Jest may end although a server still runs; the guard then ends that.
    child.unref();
    child.channel?.unref();
    this.#children.push(child);
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () =>
    createServer().listen(0, '127.0.0.1'),
  );
  await Promise.all(servers.map(server => once(server, 'listening')));
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
  return ports;
}
