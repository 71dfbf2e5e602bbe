import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { JsonObject } from '../shape';
import { startListServer, status } from './__testUtils__/listServer';
import { clusterRole } from './clusterRole';
import { KUBERNETES_LISTS } from './kubernetesLists';
import { readCluster } from './readCluster';
import { createRetry, retryDelay } from './retry';

// One answer here has 72 MiB, and other suites take their share of the machine.
jest.setTimeout(60_000);

type Server = Awaited<ReturnType<typeof startListServer>>;

const template = {
  metadata: { labels: { app: 'api' } },
  spec: { serviceAccountName: 'api', containers: [{ name: 'main' }] },
};
const metadata = (name: string) => ({ name, namespace: 'shop' });
const pods = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    metadata: metadata(`pod-${index}`),
    spec: { serviceAccountName: 'api', containers: [] },
    status: { phase: 'Running' },
  }));

const estate = (podCount = 3): Record<string, JsonObject[]> => ({
  Namespace: [{ metadata: { name: 'shop' } }],
  ServiceAccount: [
    {
      metadata: {
        ...metadata('api'),
        annotations: {
          'irsa.example.com/role-arn': 'arn:aws:iam::111122223333:role/api',
          'irsa.example.com/own': 'kept',
          'other.example.com/note': 'left out',
        },
      },
      secrets: [{ name: 'api-token' }],
    },
  ],
  Deployment: [{ metadata: metadata('api'), spec: { template } }],
  Pod: pods(podCount),
});

let server: Server;
afterEach(() => server.stop());

async function collect(
  options: { signal?: AbortSignal; config?: object } = {},
): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readCluster(
    { name: 'prod', ...options.config },
    server.reader,
    {
      signal: options.signal ?? new AbortController().signal,
      retry: createRetry(() => 1),
    },
  )) {
    items.push(item);
  }
  return items;
}

const recordsOf = (items: SourceItem[]) =>
  items.flatMap(item => (item.type === 'record' ? [item.record] : []));
const marksOf = (items: SourceItem[]) =>
  items
    .flatMap(item => (item.type === 'complete' ? [item.mark.kind] : []))
    .sort();
const problemsOf = (items: SourceItem[]) =>
  items.flatMap(item => (item.type === 'problem' ? [item.problem] : []));
const namesOf = (items: SourceItem[]) =>
  recordsOf(items).flatMap(record =>
    record.kind === 'pod' ? [record.value.name] : [],
  );
const asks = (path: string) =>
  server.requests.filter(({ url }) => url.includes(path)).length;

const ALL = ['namespace', 'pod', 'service-account', 'workload'];

describe('readCluster', () => {
  it('reads every kind, with what the configuration states', async () => {
    server = await startListServer(estate());
    const items = await collect({
      config: {
        arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
        issuer: 'https://oidc.example.com/prod',
        annotationPrefix: 'irsa.example.com',
      },
    });
    expect(problemsOf(items)).toEqual([]);
    expect(marksOf(items)).toEqual(['cluster', ...ALL]);
    expect(recordsOf(items)).toContainEqual({
      kind: 'cluster',
      value: {
        cluster: 'prod',
        arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
        account: '111122223333',
        issuer: 'https://oidc.example.com/prod',
        annotationPrefix: 'irsa.example.com',
      },
    });
    expect(recordsOf(items)).toContainEqual({
      kind: 'service-account',
      value: {
        cluster: 'prod',
        namespace: 'shop',
        name: 'api',
        annotations: {
          'irsa.example.com/role-arn': 'arn:aws:iam::111122223333:role/api',
          'irsa.example.com/own': 'kept',
        },
      },
    });
    expect(recordsOf(items).map(({ kind }) => kind)).toEqual([
      'cluster',
      'pod',
      'pod',
      'pod',
      'workload',
      'service-account',
      'namespace',
    ]);
  });

  it('says nothing of the cluster itself where nothing is configured', async () => {
    server = await startListServer(estate());
    const items = await collect();
    expect(marksOf(items)).toEqual(ALL);
    expect(recordsOf(items).some(({ kind }) => kind === 'cluster')).toBe(false);
  });

  it('asks as the Kubernetes plugin wants it, with the least that is needed', async () => {
    server = await startListServer(estate());
    await collect();
    expect(server.requests.map(({ url }) => url)).toEqual(
      KUBERNETES_LISTS.map(
        ({ path }) => `/api/kubernetes/proxy${path}?limit=500`,
      ),
    );
    for (const { url, headers } of server.requests) {
      expect(headers['backstage-kubernetes-cluster']).toBe('prod');
      expect(headers.authorization).toContain('Bearer mock-service-token:');
      expect(headers.accept?.includes('PartialObjectMetadataList')).toBe(
        /namespaces|serviceaccounts/.test(url),
      );
    }
  });

  it('reads page by page', async () => {
    server = await startListServer(estate(1201));
    const items = await collect();
    expect(new Set(namesOf(items)).size).toBe(1201);
    expect(namesOf(items)).toHaveLength(1201);
    expect(
      server.requests.flatMap(({ url }) =>
        url.includes('/pods') ? [url.split('?')[1]] : [],
      ),
    ).toEqual([
      'limit=500',
      'limit=500&continue=from-500',
      'limit=500&continue=from-1000',
    ]);
  });

  it('starts a list over once when its token has expired, and has each object once', async () => {
    server = await startListServer(estate(1201));
    let expired = 0;
    server.faults.push(({ url }, response) => {
      if (url.includes('from-1000') && expired === 0) {
        expired += 1;
        return status(response, 410, 'Expired', 'too old resource version');
      }
      return false;
    });
    const items = await collect();
    expect(namesOf(items)).toHaveLength(1201);
    expect(new Set(namesOf(items)).size).toBe(1201);
    expect(marksOf(items)).toEqual(ALL);
    expect(asks('/pods')).toBe(6);
  });

  it('fails when a token expires twice', async () => {
    server = await startListServer(estate(1201));
    server.faults.push(
      ({ url }, response) =>
        url.includes('from-1000') &&
        status(response, 410, 'Expired', 'too old resource version'),
    );
    await expect(collect()).rejects.toThrow(
      'Listing pods of prod failed: the answer is 410: too old resource version.',
    );
    expect(asks('/pods')).toBe(6);
  });

  it('names a kind that is forbidden and what to grant, and reads the others', async () => {
    server = await startListServer(estate());
    server.faults.push(
      ({ url }, response) =>
        url.includes('/jobs') &&
        status(
          response,
          403,
          'Forbidden',
          'jobs.batch is forbidden: User "reader" cannot list\nresource "jobs"',
        ),
    );
    const items = await collect();
    expect(marksOf(items)).toEqual(['namespace', 'pod', 'service-account']);
    expect(namesOf(items)).toHaveLength(3);
    expect(problemsOf(items)).toEqual([
      {
        message:
          'jobs.batch of prod may not be listed: the answer is 403: jobs.batch is forbidden: User "reader" cannot list resource "jobs". What depends on them is unknown.',
        permission: 'list on jobs.batch',
        paste: '- apiGroups: [batch]\n  resources: [jobs]\n  verbs: [list]\n',
      },
    ]);
  });

  it('fails when whoever is in front of the cluster forbids', async () => {
    server = await startListServer(estate());
    server.faults.push((_, response) => {
      response.writeHead(403);
      response.end(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'no kubernetes.proxy' },
        }),
      );
      return true;
    });
    await expect(collect()).rejects.toThrow(
      'the answer is 403: no kubernetes.proxy',
    );
  });

  it('names a kind that the cluster does not serve', async () => {
    server = await startListServer(estate());
    server.faults.push(
      ({ url }, response) =>
        url.includes('/cronjobs') &&
        status(response, 404, 'NotFound', 'no such resource'),
    );
    const items = await collect();
    expect(marksOf(items)).toEqual(['namespace', 'pod', 'service-account']);
    expect(problemsOf(items)[0].message).toContain(
      'does not serve /apis/batch/v1/cronjobs',
    );
  });

  it('fails in a sentence when the credentials are not accepted', async () => {
    server = await startListServer(estate());
    server.faults.push((_, response) =>
      status(response, 401, 'Unauthorized', 'Unauthorized'),
    );
    await expect(collect()).rejects.toThrow(
      "prod does not accept the credentials: the answer is 401: Unauthorized. Check the credentials that the Kubernetes plugin has for 'prod' under kubernetes: in app-config.",
    );
    expect(server.requests).toHaveLength(1);
  });

  it.each([429, 500, 503])('tries again after %d', async code => {
    server = await startListServer(estate());
    let left = 3;
    server.faults.push((_, response) => {
      left -= 1;
      return left >= 0 && status(response, code, 'Busy', 'later');
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(ALL);
    expect(asks('/pods')).toBe(4);
  });

  it('gives up after five attempts', async () => {
    server = await startListServer(estate());
    server.faults.push((_, response) =>
      status(response, 503, 'Busy', 'overloaded'),
    );
    await expect(collect()).rejects.toThrow('the answer is 503: overloaded');
    expect(server.requests).toHaveLength(5);
  });

  it('tries again when a body is cut, and fails when it always is', async () => {
    server = await startListServer(estate());
    let cuts = 0;
    let limit = 2;
    server.faults.push((_, response) => {
      if (cuts >= limit) {
        return false;
      }
      cuts += 1;
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('{"kind":"PodList","items":[', () => response.destroy());
      return true;
    });
    expect(marksOf(await collect())).toEqual(ALL);
    cuts = 0;
    limit = Infinity;
    await expect(collect()).rejects.toThrow(
      'Listing pods of prod failed: the connection failed (',
    );
  });

  it('fails on JSON that is cut without notice', async () => {
    server = await startListServer(estate());
    server.faults.push((_, response) => {
      response.end('{"kind":"PodList","items":[{"metadata":{"name":"secret-');
      return true;
    });
    await expect(collect()).rejects.toThrow('the answer is not JSON.');
  });

  it.each([
    ['{"kind":"Pod"}', 'not a list of Kubernetes objects'],
    ['{"kind":"SecretList","items":[]}', 'a list of another kind'],
    ['[]', 'not a list of Kubernetes objects'],
  ])('does not take %s for a list', async (body, words) => {
    server = await startListServer(estate());
    server.faults.push((_, response) => {
      response.end(body);
      return true;
    });
    await expect(collect()).rejects.toThrow(words);
  });

  it('ends when the server gives the same page for ever', async () => {
    server = await startListServer(estate());
    server.faults.push((_, response) => {
      response.end(
        JSON.stringify({
          kind: 'PodList',
          metadata: { continue: 'again' },
          items: [],
        }),
      );
      return true;
    });
    await expect(collect()).rejects.toThrow('the same page again and again');
  });

  it('takes no credentials to where a redirect points', async () => {
    server = await startListServer(estate());
    const elsewhere = createServer();
    const reached: string[] = [];
    elsewhere.on('request', (request, response) => {
      reached.push(request.url ?? '');
      response.end('{}');
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    server.faults.push((_, response) => {
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/` });
      response.end();
      return true;
    });
    await expect(collect()).rejects.toThrow('redirects elsewhere (302)');
    elsewhere.close();
    expect(reached).toEqual([]);
  });

  it('asks for fewer objects where a page is too large', async () => {
    server = await startListServer(estate(600));
    const large = Buffer.alloc(8 * 1024 * 1024, ' ');
    server.faults.push(({ url }, response) => {
      const limit = Number(new URL(url, 'http://x').searchParams.get('limit'));
      if (!url.includes('/pods') || limit < 500) {
        return false;
      }
      const write = (left: number) => {
        if (left === 0) {
          response.end('{}');
        } else {
          response.write(large, error => !error && write(left - 1));
        }
      };
      write(9);
      return true;
    });
    const items = await collect();
    expect(namesOf(items)).toHaveLength(600);
    expect(marksOf(items)).toEqual(ALL);
    expect(asks('/pods?limit=500')).toBe(1);
    expect(asks('/pods?limit=125')).toBe(5);
  });

  it('keeps a kind from counting as whole for an object without a name', async () => {
    server = await startListServer({
      ...estate(),
      ServiceAccount: [{ metadata: { namespace: 'shop' } }],
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(['namespace', 'pod', 'workload']);
    expect(problemsOf(items)).toEqual([
      {
        message:
          'The API server of prod answered with a ServiceAccount without metadata.name.',
      },
    ]);
  });

  it('keeps text that could do harm as text', async () => {
    const evil = "'; DROP TABLE sources; --\n<script>";
    server = await startListServer({
      ...estate(),
      ServiceAccount: [
        {
          metadata: {
            ...metadata('api'),
            annotations: { 'eks.amazonaws.com/role-arn': evil },
          },
        },
      ],
    });
    expect(recordsOf(await collect())).toContainEqual({
      kind: 'service-account',
      value: {
        cluster: 'prod',
        ...metadata('api'),
        annotations: { 'eks.amazonaws.com/role-arn': evil },
      },
    });
  });

  it('ends at once when it is aborted, while it waits for an answer too', async () => {
    server = await startListServer(estate());
    const controller = new AbortController();
    server.faults.push(() => {
      setTimeout(() => controller.abort(new Error('time is up')), 10);
      return true;
    });
    await expect(collect({ signal: controller.signal })).rejects.toThrow(
      'time is up',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('shows no token in a message', async () => {
    server = await startListServer(estate());
    await server.stop();
    const error = await collect().catch(String);
    expect(error).toContain('the connection failed (ECONNREFUSED)');
    expect(error).not.toContain('mock-service-token');
    server = await startListServer({});
  });
});

describe('the ClusterRole of the documentation', () => {
  it('allows the requests that go out, and no others', async () => {
    server = await startListServer(estate());
    await collect();
    const asked = server.requests.map(({ url }) => {
      const [, group, resource] =
        /\/proxy\/(?:api|apis\/([a-z]+))\/v1\/([a-z]+)\?/.exec(url) ?? [];
      return `${group ?? "''"} ${resource}`;
    });
    const granted = [
      ...clusterRole().matchAll(
        /apiGroups: \[(.+)\]\n +resources: \[(.+)\]\n +verbs: \[list\]\n/g,
      ),
    ].flatMap(([, group, resources]) =>
      resources.split(', ').map(resource => `${group} ${resource}`),
    );
    expect(granted.sort()).toEqual(asked.sort());
  });

  it('is the one on the page', async () => {
    server = await startListServer({});
    const page = readFileSync(
      resolve(__dirname, '../../../../../docs/install/cluster-role.md'),
      'utf8',
    );
    expect(page).toContain(`\`\`\`yaml\n${clusterRole()}---\n`);
  });
});

describe('retryDelay', () => {
  it('grows, is never the same, and heeds what the server asks within bounds', () => {
    const at = (attempt: number) => retryDelay(attempt, undefined);
    expect(at(2)).toBeGreaterThanOrEqual(250);
    expect(at(2)).toBeLessThan(750);
    expect(at(5)).toBeGreaterThanOrEqual(2000);
    expect(new Set(Array.from({ length: 9 }, () => at(3))).size).toBe(9);
    expect(retryDelay(2, 7000)).toBe(7000);
    expect(retryDelay(2, 3_600_000)).toBe(30_000);
  });
});
