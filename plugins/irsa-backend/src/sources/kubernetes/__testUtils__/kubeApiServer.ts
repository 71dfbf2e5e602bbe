import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
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

const ROOT = resolve(__dirname, '../../../../../..');
/** Ends what it started when this process is gone, however it went. */
const GUARD = join(ROOT, 'scripts/lib/guard.mjs');
const START_SECONDS = 60;

export const ISSUER = 'https://oidc.eks.eu-west-1.amazonaws.com/id/7F3A';

/** The user that may do everything; every other token's user may do what the test grants. */
const ADMIN = 'admin-token';

/** The folder with `kube-apiserver` and `etcd`: named in the environment, or built by `npm test` before. */
export function findAssets(): string | undefined {
  const built = join(ROOT, '.envtest');
  return [
    process.env.KUBEBUILDER_ASSETS ?? '',
    ...(existsSync(built)
      ? readdirSync(built).map(name => join(built, name))
      : []),
  ].find(
    directory =>
      directory !== '' &&
      ['kube-apiserver', 'etcd'].every(name =>
        existsSync(join(directory, name)),
      ),
  );
}

/** A real API server with its etcd, empty but for what it makes itself, on free ports of this machine. */
export class KubeApiServer {
  readonly address: string;
  readonly #etcd: string;
  readonly #directory: string;
  readonly #children: ChildProcess[] = [];

  /**
   * @param tokens - The user of each token that is accepted.
   * @param flags - More flags of kube-apiserver.
   */
  static async start(
    assets: string,
    tokens: Record<string, string>,
    flags: readonly string[] = [],
  ): Promise<KubeApiServer> {
    const directory = mkdtempSync(join(tmpdir(), 'irsa-kube-apiserver-'));
    const [etcd, api] = await freePorts(2);
    const server = new KubeApiServer(directory, { api, etcd });
    try {
      server.#launch(join(assets, 'etcd'), [
        `--data-dir=${join(directory, 'etcd')}`,
        `--listen-client-urls=http://127.0.0.1:${etcd}`,
        `--advertise-client-urls=http://127.0.0.1:${etcd}`,
        '--listen-peer-urls=http://127.0.0.1:0',
        '--unsafe-no-fsync',
        '--log-level=warn',
      ]);
      server.#launch(join(assets, 'kube-apiserver'), [
        `--etcd-servers=http://127.0.0.1:${etcd}`,
        `--secure-port=${api}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        // Without this, stopping takes most of a minute.
        '--endpoint-reconciler-type=none',
        `--cert-dir=${directory}`,
        `--service-account-issuer=${ISSUER}`,
        `--service-account-jwks-uri=${ISSUER}/keys`,
        `--api-audiences=${ISSUER},https://kubernetes.default.svc`,
        ...serviceAccountKeys(directory),
        '--authorization-mode=RBAC',
        `--token-auth-file=${tokenFile(directory, tokens)}`,
        ...auditing(directory),
        ...flags,
      ]);
      await server.#untilReady();
    } catch (error) {
      server.stop();
      throw error;
    }
    return server;
  }

  private constructor(
    directory: string,
    ports: { readonly api: number; readonly etcd: number },
  ) {
    this.#directory = directory;
    this.address = `https://127.0.0.1:${ports.api}`;
    this.#etcd = `http://127.0.0.1:${ports.etcd}`;
  }

  /** What a server needs that stands in front of this one: its certificate, and the key to it. */
  get keyPair(): { readonly cert: string; readonly key: string } {
    return {
      cert: this.certificate,
      key: readFileSync(join(this.#directory, 'apiserver.key'), 'utf8'),
    };
  }

  /** Writes an object under its key in etcd, which keeps what the API would overwrite: uid, times and status. */
  async store(key: string, object: object): Promise<void> {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const answer = await fetch(`${this.#etcd}/v3/kv/put`, {
      method: 'POST',
      body: JSON.stringify({
        key: base64(key),
        value: base64(JSON.stringify(object)),
      }),
    });
    if (!answer.ok) {
      throw new Error(`etcd answered ${answer.status} for ${key}`);
    }
  }

  /** The administrator's request; an answer that is no success is an error. */
  async request(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ items?: object[] }> {
    const { status, text } = await this.#send(method, path, body);
    if (status >= 300) {
      throw new Error(`${method} ${path} was answered ${status}: ${text}`);
    }
    return JSON.parse(text);
  }

  /** The certificate that the server shows, which is its own authority. */
  get certificate(): string {
    return readFileSync(join(this.#directory, 'apiserver.crt'), 'utf8');
  }

  /** What a user has asked for, as `<verb> <group>/<resource>/<name>`, or with a path where there is no resource. */
  requestsOf(user: string): string[] {
    return readFileSync(join(this.#directory, 'audit.log'), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line))
      .filter(event => event.user.username === user)
      .map(({ verb, requestURI, objectRef }) =>
        objectRef
          ? `${verb} ${objectRef.apiGroup ?? ''}/${objectRef.resource}/${
              objectRef.name ?? '*'
            }`
          : `${verb} ${requestURI}`,
      );
  }

  /** Grants a user what a ClusterRole allows, in all namespaces, beside what was granted before. */
  async grant(user: string, role: { rules: object[] }): Promise<void> {
    const group = 'rbac.authorization.k8s.io';
    const path = `/apis/${group}/v1`;
    const name = `${user}-${randomUUID()}`;
    await this.request('POST', `${path}/clusterroles`, {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRole',
      rules: role.rules,
      metadata: { name },
    });
    await this.request('POST', `${path}/clusterrolebindings`, {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ apiGroup: group, kind: 'User', name: user }],
    });
  }

  /**
   * The path of a kubeconfig file with a token.
   *
   * @param options - the address, where it is that of a server in front of this one, and the name of the context, which is the token when
   *   absent
   */
  kubeconfig(
    token: string,
    options: { readonly address?: string; readonly context?: string } = {},
  ): string {
    const { address = this.address, context = token } = options;
    const path = join(this.#directory, `${context}.kubeconfig`);
    writeFileSync(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          {
            name: 'test',
            cluster: {
              server: address,
              'certificate-authority': 'apiserver.crt',
            },
          },
        ],
        users: [{ name: 'user', user: { token } }],
        contexts: [
          { name: context, context: { cluster: 'test', user: 'user' } },
        ],
        'current-context': context,
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

  #launch(command: string, commandArguments: string[]): void {
    const log = openSync(join(this.#directory, 'log'), 'a');
    const child = spawn(
      process.execPath,
      [GUARD, '{}', command, ...commandArguments],
      { stdio: ['ignore', log, log, 'ipc'], detached: true, env: {} },
    );
    closeSync(log);
    // Jest may end although a server still runs; the guard then ends that.
    child.unref();
    child.channel?.unref();
    this.#children.push(child);
  }

  async #untilReady(): Promise<void> {
    const deadline = Date.now() + START_SECONDS * 1000;
    for (;;) {
      // Refused until it listens, and without its certificate until that is written.
      const ready = await this.#send('GET', '/readyz').catch(() => undefined);
      if (ready?.status === 200) {
        return;
      }
      if (
        Date.now() > deadline ||
        this.#children.some(child => child.exitCode !== null)
      ) {
        const log = readFileSync(join(this.#directory, 'log'), 'utf8');
        throw new Error(`kube-apiserver did not start:\n${log.slice(-4000)}`);
      }
      await sleep(100);
    }
  }

  #send(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; text: string }> {
    return new Promise((done, reject) => {
      https
        .request(
          `${this.address}${path}`,
          {
            method,
            ca: readFileSync(join(this.#directory, 'apiserver.crt')),
            headers: {
              Authorization: `Bearer ${ADMIN}`,
              'User-Agent': 'kubectl/v1.34.4',
              'Content-Type':
                method === 'PATCH'
                  ? 'application/merge-patch+json'
                  : 'application/json',
            },
          },
          async response => {
            const chunks: Buffer[] = [];
            response.on('data', chunk => chunks.push(chunk));
            await once(response, 'end');
            done({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
            });
          },
        )
        .on('error', reject)
        .end(body && JSON.stringify(body));
    });
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () =>
    createServer().listen(0, '127.0.0.1'),
  );
  await Promise.all(servers.map(server => once(server, 'listening')));
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map(server => {
      server.close();
      return once(server, 'close');
    }),
  );
  return ports;
}

function serviceAccountKeys(directory: string): string[] {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const signing = join(directory, 'service-account.key');
  const verifying = join(directory, 'service-account.pub');
  mkdirSync(directory, { recursive: true });
  writeFileSync(signing, keys.privateKey, { mode: 0o600 });
  writeFileSync(verifying, keys.publicKey);
  return [
    `--service-account-signing-key-file=${signing}`,
    `--service-account-key-file=${verifying}`,
  ];
}

/** Every request is noted before it is answered; `Metadata` leaves bodies out. */
function auditing(directory: string): string[] {
  const policy = join(directory, 'audit-policy.yaml');
  writeFileSync(
    policy,
    JSON.stringify({
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      omitStages: ['RequestReceived'],
      rules: [{ level: 'Metadata' }],
    }),
  );
  return [
    `--audit-policy-file=${policy}`,
    `--audit-log-path=${join(directory, 'audit.log')}`,
    '--audit-log-mode=blocking',
  ];
}

function tokenFile(directory: string, tokens: Record<string, string>): string {
  const file = join(directory, 'tokens.csv');
  writeFileSync(
    file,
    [
      `${ADMIN},admin,admin,"system:masters"`,
      ...Object.entries(tokens).map(([token, user]) =>
        [token, user, user].join(','),
      ),
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  return file;
}
