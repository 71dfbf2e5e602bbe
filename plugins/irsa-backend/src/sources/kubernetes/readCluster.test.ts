import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { asList, at, JsonObject } from '../shape';
import { grantedBy } from './__testUtils__/grantedBy';
import { startListServer, status } from './__testUtils__/listServer';
import { accessGrantRules, clusterRole } from './clusterRole';
import { KUBERNETES_LISTS, listPath } from './kubernetesLists';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { readCluster } from './readCluster';
import { createRetry, retryDelay } from './retry';

// Some answers here are large, and other suites take their share of the machine.
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

const ALL_SWITCHES: KubernetesSwitches = {
  nodes: true,
  rollouts: true,
  webhooks: true,
  webhookRoles: true,
  accessGrants: true,
};

let server: Server;
afterEach(() => server.stop());

async function collect(
  options: {
    signal?: AbortSignal;
    config?: object;
    switches?: Partial<KubernetesSwitches>;
  } = {},
): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readCluster(
    { name: 'prod', ...options.config },
    server.reader,
    {
      switches: { ...ALL_SWITCHES, ...options.switches },
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

const ALL = [
  'access-grant',
  'mutating-webhook',
  'namespace',
  'node',
  'pod',
  'service-account',
  'webhook-role',
  'workload',
];
const allBut = (kind: string) => ALL.filter(each => each !== kind);

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
    expect(marksOf(items)).toEqual(['cluster', ...ALL].sort());
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
        labels: {},
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
      KUBERNETES_LISTS.flatMap(list => [
        ...(list.isCustom ? ['/api/kubernetes/proxy/apis'] : []),
        `/api/kubernetes/proxy${listPath(list, 'kube-system')}?limit=500${
          list.name ? `&fieldSelector=metadata.name%3D${list.name}` : ''
        }`,
      ]),
    );
    for (const { url, headers } of server.requests) {
      expect(headers['backstage-kubernetes-cluster']).toBe('prod');
      expect(headers.authorization).toContain('Bearer mock-service-token:');
      expect(headers.accept?.includes('PartialObjectMetadataList')).toBe(
        /(namespaces|serviceaccounts|nodes)\?/.test(url),
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
    expect(marksOf(items)).toEqual(allBut('workload'));
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
      'the answer is 403: no kubernetes.proxy, which whoever is in front of the API server says and not the API server itself; allow it there.',
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
    expect(marksOf(items)).toEqual(allBut('workload'));
    expect(problemsOf(items)[0].message).toContain(
      'The API server of prod does not serve cronjobs.batch: the answer is 404: no such resource.',
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
      response.write(large);
      response.write(large);
      response.end('{}');
      return true;
    });
    const items = await collect();
    expect(namesOf(items)).toHaveLength(600);
    expect(marksOf(items)).toEqual(ALL);
    expect(asks('/pods?limit=500')).toBe(1);
    expect(asks('/pods?limit=250')).toBe(3);
  });

  it('keeps a kind from counting as whole for an object without a name', async () => {
    server = await startListServer({
      ...estate(),
      ServiceAccount: [{ metadata: { namespace: 'shop' } }],
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('service-account'));
    expect(problemsOf(items)).toEqual([
      {
        message:
          'The API server of prod answered with a ServiceAccount without metadata.name.',
      },
    ]);
  });

  it('asks for fewer objects where a body does not arrive whole', async () => {
    server = await startListServer(estate(600));
    server.faults.push(({ url }, response) => {
      const limit = Number(new URL(url, 'http://x').searchParams.get('limit'));
      if (!url.includes('/pods') || limit < 200) {
        return false;
      }
      response.writeHead(200, { 'Content-Length': '100000' });
      response.write('{"kind":"PodList",', () => response.destroy());
      return true;
    });
    const items = await collect();
    expect(namesOf(items)).toHaveLength(600);
    expect(marksOf(items)).toEqual(ALL);
    expect(
      server.requests.flatMap(({ url }) =>
        url.includes('/pods') ? /limit=\d+/.exec(url) ?? [] : [],
      ),
    ).toEqual([
      'limit=500',
      'limit=250',
      ...Array.from({ length: 5 }, () => 'limit=125'),
    ]);
  });

  it.each([413, 502, 504])('asks for fewer objects after %d', async code => {
    server = await startListServer(estate(300));
    server.faults.push(({ url }, response) => {
      const limit = Number(new URL(url, 'http://x').searchParams.get('limit'));
      if (!url.includes('/pods') || limit === 250) {
        return false;
      }
      response.writeHead(code);
      response.end('<html>'.repeat(20_000));
      return true;
    });
    const items = await collect();
    expect(namesOf(items)).toHaveLength(300);
    expect(asks('/pods?limit=500')).toBe(1);
    expect(asks('/pods?limit=250')).toBe(2);
  });

  it('names a kind whose objects are too large even alone, and reads the others', async () => {
    server = await startListServer(estate());
    const large = Buffer.alloc(17 * 1024 * 1024, 'x');
    server.faults.push(({ url }, response) => {
      if (!url.includes('/serviceaccounts')) {
        return false;
      }
      response.write('{"kind":"ServiceAccountList","items":[{"metadata":{"');
      response.end(large);
      return true;
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('service-account'));
    expect(problemsOf(items)).toEqual([
      {
        message:
          'serviceaccounts of prod cannot be read: the answer has more than 16 MiB, even for one object alone. What depends on them is unknown.',
      },
    ]);
    expect(asks('/serviceaccounts')).toBe(9);
  });

  it('names an object of which too much would be kept', async () => {
    server = await startListServer({
      ...estate(),
      ServiceAccount: [
        {
          metadata: {
            ...metadata('large'),
            annotations: { 'eks.amazonaws.com/role-arn': 'x'.repeat(600_000) },
          },
        },
        { metadata: metadata('small') },
      ],
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('service-account'));
    expect(problemsOf(items)).toEqual([
      {
        message:
          'The API server of prod answered with a ServiceAccount of which more would be kept than Kubernetes allows it to have.',
      },
    ]);
    expect(
      recordsOf(items).filter(({ kind }) => kind === 'service-account'),
    ).toHaveLength(1);
  });

  it.each([
    ['a/b', 'a Namespace with a name that Kubernetes does not allow: a/b.'],
    [
      'a\nb: "c"',
      'a Namespace with a name that Kubernetes does not allow: a b: "c".',
    ],
    ['x'.repeat(254), 'a Namespace with a name that Kubernetes does not allow'],
    ['..', 'a Namespace with a name that Kubernetes does not allow: ..'],
  ])('leaves out the name %j, and says so in one line', async (name, words) => {
    server = await startListServer({
      ...estate(),
      Namespace: [{ metadata: { name } }],
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('namespace'));
    expect(problemsOf(items)).toHaveLength(1);
    expect(problemsOf(items)[0].message).toContain(words);
    expect(problemsOf(items)[0].message).not.toContain('\n');
  });

  it('names an object of another kind in a list', async () => {
    server = await startListServer({
      ...estate(),
      Pod: [...pods(1), { kind: 'Secret', metadata: metadata('s'), data: {} }],
    });
    const items = await collect();
    expect(namesOf(items)).toEqual(['pod-0']);
    expect(problemsOf(items)[0].message).toBe(
      'The API server of prod answered with an object of kind Secret in a list of pods.',
    );
    expect(marksOf(items)).toEqual(allBut('pod'));
  });

  it('does not take pods without a spec for pods of the default service account', async () => {
    server = await startListServer({
      ...estate(),
      Pod: [{ metadata: metadata('pod-0') }],
    });
    const items = await collect();
    expect(namesOf(items)).toEqual([]);
    expect(problemsOf(items)[0].message).toContain(
      'Pod shop/pod-0 without spec',
    );
  });

  it.each([
    ['empty ones', () => []],
    ['the same object', () => pods(1)],
  ])('ends when pages go on for ever with %s', async (_, items) => {
    server = await startListServer(estate());
    let page = 0;
    server.faults.push((_request, response) => {
      page += 1;
      response.end(
        JSON.stringify({
          kind: 'PodList',
          metadata: { continue: `page-${page}` },
          items: items(),
        }),
      );
      return true;
    });
    await expect(collect()).rejects.toThrow(
      'the server goes on and on to pages that hold nothing new',
    );
    expect(page).toBeLessThan(15);
  });

  it('asks for the next page only when the one before has been used', async () => {
    server = await startListServer(estate(1201));
    const items = readCluster({ name: 'prod' }, server.reader, {
      switches: ALL_SWITCHES,
      signal: new AbortController().signal,
    });
    for (let index = 0; index < 500; index++) {
      await items.next();
    }
    expect(server.requests).toHaveLength(1);
    await items.next();
    expect(server.requests).toHaveLength(2);
    await items.return(undefined);
  });

  it('takes a cluster without Argo Rollouts for one that has none', async () => {
    server = await startListServer(estate());
    server.faults.push(({ url }, response) => {
      if (!url.endsWith('/apis')) {
        return false;
      }
      response.end('{"kind":"APIGroupList","groups":[{"name":"apps"}]}');
      return true;
    });
    const items = await collect();
    expect(marksOf(items)).toEqual(ALL);
    expect(problemsOf(items)).toEqual([]);
    expect(asks('/rollouts')).toBe(0);
  });

  it('does not know of Argo Rollouts where the groups may not be listed', async () => {
    server = await startListServer(estate());
    server.faults.push(
      ({ url }, response) =>
        url.endsWith('/apis') &&
        status(response, 403, 'Forbidden', 'cannot get path "/apis"'),
    );
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('workload'));
    expect(problemsOf(items)).toEqual([
      {
        message:
          'Whether prod has rollouts.argoproj.io is unknown, since its API groups may not be listed: the answer is 403: cannot get path "/apis".',
        permission: 'get on the path /apis',
        paste: "- nonResourceURLs: ['/apis']\n  verbs: [get]\n",
      },
    ]);
  });

  it('says how to switch off what is optional and forbidden', async () => {
    server = await startListServer(estate());
    server.faults.push(
      ({ url }, response) =>
        url.includes('/configmaps') &&
        status(response, 403, 'Forbidden', 'cannot list'),
    );
    const items = await collect();
    expect(marksOf(items)).toEqual(allBut('webhook-role'));
    expect(problemsOf(items)).toEqual([
      {
        message:
          'configmaps of prod may not be listed: the answer is 403: cannot list. What depends on them is unknown. Where that is meant to be so, set irsa.kubernetes.webhookRoles to false.',
        permission: 'list on configmaps',
        paste:
          "- apiGroups: ['']\n  resources: [configmaps]\n  resourceNames: [pod-identity-webhook]\n  verbs: [list]\n",
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
        labels: {},
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

const rulesOf = (role: string) => asList(at(parse(role), 'rules'));

describe('the ClusterRole of the documentation', () => {
  it('allows the requests that go out, and no others', async () => {
    server = await startListServer(estate());
    await collect();
    const asked = server.requests.flatMap(({ url }) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      const [, group, resource] =
        /\/proxy\/(?:api|apis\/([a-z0-9.]+))\/v1[a-z0-9]*\/(?:namespaces\/[^/]+\/)?([a-z]+)$/.exec(
          pathname,
        ) ?? [];
      const [, name = '*'] =
        searchParams.get('fieldSelector')?.split('metadata.name=') ?? [];
      // Which groups there are, everybody may ask who is signed in.
      return pathname.endsWith('/proxy/apis')
        ? []
        : `list ${group ?? ''}/${resource}/${name}`;
    });
    expect(
      grantedBy([...rulesOf(clusterRole()), ...parse(accessGrantRules())]),
    ).toEqual(asked.sort());
  });

  it('leaves out what is switched off', async () => {
    server = await startListServer(estate());
    const items = await collect({
      switches: {
        nodes: false,
        rollouts: false,
        webhooks: false,
        webhookRoles: false,
        accessGrants: false,
      },
    });
    expect(marksOf(items)).toEqual([
      'namespace',
      'pod',
      'service-account',
      'workload',
    ]);
    expect(server.requests.map(({ url }) => url).join()).not.toMatch(
      /nodes|rollouts|webhook|configmaps|rbac|\/apis$/,
    );
  });

  it('is the one on the page', async () => {
    server = await startListServer({});
    const page = readFileSync(
      resolve(__dirname, '../../../../../docs/install/cluster-role.md'),
      'utf8',
    );
    expect(page).toContain(`\`\`\`yaml\n${clusterRole()}---\n`);
    expect(page).toContain(`\`\`\`yaml\n${accessGrantRules()}\`\`\`\n`);
  });
});

describe('retryDelay', () => {
  it('grows, is never the same, and heeds what the server asks within bounds', () => {
    const delayBefore = (attempt: number) => retryDelay(attempt, undefined);
    expect(delayBefore(2)).toBeGreaterThanOrEqual(250);
    expect(delayBefore(2)).toBeLessThan(750);
    expect(delayBefore(5)).toBeGreaterThanOrEqual(2000);
    expect(new Set(Array.from({ length: 9 }, () => delayBefore(3))).size).toBe(
      9,
    );
    expect(retryDelay(2, 7000)).toBe(7000);
    expect(retryDelay(2, 3_600_000)).toBe(30_000);
  });
});
