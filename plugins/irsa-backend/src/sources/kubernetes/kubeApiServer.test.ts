import { setTimeout as sleep } from 'node:timers/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { SnapshotRecord } from 'backstage-plugin-irsa-common';
import { IrsaSourceProvider, SourceItem } from 'backstage-plugin-irsa-node';
import { parse } from 'yaml';
import { readClusters } from '../../config/readClusters';
import {
  KubernetesSwitches,
  readKubernetes,
} from '../../config/readKubernetes';
import { FilesSourceProvider } from '../files/FilesSourceProvider';
import { asList, asObject, at } from '../shape';
import {
  findAssets,
  ISSUER,
  KubeApiServer,
} from './__testUtils__/kubeApiServer';
import { grantedBy } from './__testUtils__/grantedBy';
import { accessGrantRules, clusterRole, clusterRoleRules } from './clusterRole';
import { KUBERNETES_LISTS, listPath } from './kubernetesLists';
import { KubernetesSourceProvider } from './KubernetesSourceProvider';

// The first use of the Kubernetes client compiles it whole for Jest.
jest.setTimeout(60_000);

// Jest cannot import() native modules; the same library comes through require() here.
jest.mock('./loadKubeConfig', () => ({
  loadKubeConfig: async () =>
    jest.requireActual('@kubernetes/client-node').KubeConfig,
}));

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/api';
const BY_DEFAULT = [
  'mutating-webhook',
  'namespace',
  'node',
  'pod',
  'service-account',
  'webhook-role',
  'workload',
];
/** More than a page has. */
const SERVICE_ACCOUNTS = 620;

const assets = findAssets();
// `npm test` names what is missing, and fails for it where everything has to run.
const onServer = assets ? describe : describe.skip;

onServer('a cluster with a real API server', () => {
  const directory = createMockDirectory();
  let server: KubeApiServer;
  let withoutRollouts: SourceItem[];
  let refusedWithoutRollouts: Promise<SourceItem[]>;

  const read = (
    token: string,
    config: object = {},
    switches: Partial<KubernetesSwitches> = {},
  ) =>
    itemsOf(
      KubernetesSourceProvider.fromConfig(
        readClusters(
          mockServices.rootConfig({
            data: {
              irsa: {
                clusters: [
                  {
                    name: 'prod',
                    arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
                    kubeconfig: { path: server.kubeconfig(token) },
                    ...config,
                  },
                ],
              },
            },
          }),
        ),
        {
          switches: { ...readKubernetes(undefined), ...switches },
          auth: mockServices.auth.mock(),
          discovery: mockServices.discovery.mock(),
        },
      )[0],
    );

  beforeAll(async () => {
    server = await KubeApiServer.start(assets ?? '', {
      'reader-token': 'reader',
      'auditor-token': 'auditor',
      'no-jobs-token': 'no-jobs',
      'nothing-token': 'nothing',
    });
    await fill(server);
    await server.grant('reader', parse(clusterRole()));
    await server.grant('auditor', {
      rules: [
        ...asList(parse(clusterRole()).rules),
        ...parse(accessGrantRules()),
      ],
    });
    await server.grant('no-jobs', {
      rules: parse(
        clusterRoleRules(
          KUBERNETES_LISTS.filter(({ resource }) => resource !== 'jobs'),
        ),
      ),
    });
    refusedWithoutRollouts = read('nothing-token');
    await refusedWithoutRollouts.catch(() => {});
    withoutRollouts = await read('reader-token');
    await addRollouts(server);
  }, 120_000);
  afterAll(() => server?.stop());

  it('is read whole with the ClusterRole of the documentation', async () => {
    const items = await read('reader-token', { issuer: ISSUER });
    expect(items.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(marksOf(items)).toEqual(['cluster', ...BY_DEFAULT].sort());
    const serviceAccounts = recordsOf(items, 'service-account');
    expect(serviceAccounts).toHaveLength(SERVICE_ACCOUNTS);
    expect(serviceAccounts).toContainEqual({
      cluster: 'prod',
      namespace: 'shop',
      name: 'account-0',
      annotations: { 'eks.amazonaws.com/role-arn': ROLE_ARN },
      labels: {},
      createdAt: expect.stringMatching(/^\d{4}-/),
      annotationManagers: [
        { manager: 'kubectl', at: expect.stringMatching(/^\d{4}-/) },
      ],
    });
    expect(recordsOf(items, 'pod')).toEqual([
      {
        cluster: 'prod',
        namespace: 'shop',
        name: 'api-7d9f-x',
        owner: { kind: 'ReplicaSet', name: 'api-7d9f' },
        labels: { app: 'api' },
        annotations: {},
        serviceAccount: 'account-0',
        automountToken: false,
        phase: 'Running',
        createdAt: expect.stringMatching(/^\d{4}-/),
        containers: [
          {
            name: 'main',
            awsEnvironment: [
              { name: 'AWS_ROLE_ARN', value: ROLE_ARN },
              { name: 'AWS_SECRET_ACCESS_KEY' },
            ],
          },
        ],
        tokenVolumes: [
          {
            volume: 'aws-iam-token',
            audience: 'sts.amazonaws.com',
            expirationSeconds: 3600,
            path: 'token',
          },
        ],
        tokenAudiences: ['sts.amazonaws.com'],
      },
    ]);
    expect(
      recordsOf(items, 'workload')
        .map(workload => [at(workload, 'kind'), at(workload, 'name')].join(' '))
        .sort(),
    ).toEqual([
      'CronJob report',
      'DaemonSet agent',
      'Deployment api',
      'Job report-1',
      'ReplicaSet api-7d9f',
      'Rollout canary',
      'StatefulSet store',
    ]);
    expect(recordsOf(items, 'node')).toEqual([
      {
        cluster: 'prod',
        name: 'ip-10-0-0-1',
        labels: { 'eks.amazonaws.com/compute-type': 'fargate' },
      },
    ]);
    expect(recordsOf(items, 'mutating-webhook')).toEqual([
      {
        cluster: 'prod',
        configuration: 'pod-identity-webhook',
        name: 'iam-for-pods.amazonaws.com',
        failurePolicy: 'Ignore',
        reinvocationPolicy: 'Never',
        timeoutSeconds: 10,
        hasCaBundle: false,
        url: 'https://127.0.0.1:23443/mutate',
      },
    ]);
    expect(recordsOf(items, 'webhook-role')).toEqual([
      {
        cluster: 'prod',
        namespace: 'shop',
        serviceAccount: 'account-7',
        roleArn: ROLE_ARN,
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('a-secret-value');
  });

  it('has no Rollouts before they are installed, and that was read', async () => {
    expect(withoutRollouts.filter(({ type }) => type === 'problem')).toEqual(
      [],
    );
    expect(marksOf(withoutRollouts)).toEqual(BY_DEFAULT);
    expect(recordsOf(withoutRollouts, 'workload')).toHaveLength(6);
  });

  it('is asked for what the ClusterRole of the documentation grants, and for no more', async () => {
    const items = await read('auditor-token', {}, { accessGrants: true });
    expect(items.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(marksOf(items)).toEqual(['access-grant', ...BY_DEFAULT]);
    expect([...new Set(server.requestsOf('auditor'))].sort()).toEqual(
      [
        'get /apis',
        ...grantedBy([
          ...asList(parse(clusterRole()).rules),
          ...asList(parse(accessGrantRules())),
        ]),
      ].sort(),
    );
  });

  it('shows who may create pods and tokens', async () => {
    const items = await read('auditor-token', {}, { accessGrants: true });
    expect(recordsOf(items, 'access-grant')).toEqual(
      expect.arrayContaining([
        {
          cluster: 'prod',
          binding: 'ClusterRoleBinding/cluster-admin',
          role: 'ClusterRole/cluster-admin',
          subjects: ['Group:system:masters'],
          creates: ['pods', 'serviceaccounts', 'serviceaccounts/token'],
        },
        {
          cluster: 'prod',
          namespace: 'shop',
          binding: 'RoleBinding/deployers',
          role: 'Role/deployer',
          subjects: ['Group:developers', 'ServiceAccount:ci/runner'],
          creates: ['pods', 'serviceaccounts/token'],
          tokensOf: ['account-0'],
        },
      ]),
    );
    expect(JSON.stringify(recordsOf(items, 'access-grant'))).not.toContain(
      'backstage-irsa-reader',
    );
  });

  it('is read in part where one kind is forbidden', async () => {
    const items = await read('no-jobs-token');
    expect(marksOf(items)).toEqual(
      BY_DEFAULT.filter(kind => kind !== 'workload'),
    );
    expect(items.filter(({ type }) => type === 'problem')).toEqual([
      {
        type: 'problem',
        problem: {
          message: expect.stringMatching(
            /^jobs\.batch of prod may not be listed: the answer is 403: .*"no-jobs" cannot list resource "jobs"/,
          ),
          permission: 'list on jobs.batch',
          paste: expect.stringContaining('resources: [jobs]'),
        },
      },
    ]);
    expect(recordsOf(items, 'service-account')).toHaveLength(SERVICE_ACCOUNTS);
    expect(recordsOf(items, 'workload')).toHaveLength(6);
  });

  it('fails where all are forbidden, so that the last good snapshot stays', async () => {
    await expect(read('nothing-token')).rejects.toThrow(
      /^prod refuses every list with the user of the context 'nothing-token'/,
    );
    await expect(refusedWithoutRollouts).rejects.toThrow(
      /^prod refuses every list/,
    );
  });

  it('fails for a wrong token, and says which', async () => {
    await expect(read('wrong-token')).rejects.toThrow(
      /^prod does not accept the credentials: the answer is 401: Unauthorized\. Check the user of the context 'wrong-token' in the kubeconfig file '/,
    );
  });

  it('gives the same records as its export in files', async () => {
    const files = Object.fromEntries(
      await Promise.all(
        KUBERNETES_LISTS.map(async list => [
          `${list.kind}.json`,
          JSON.stringify(
            await server.request('GET', listPath(list, 'kube-system')),
          ),
        ]),
      ),
    );
    directory.setContent({ clusters: { prod: files } });
    const exported = await itemsOf(
      new FilesSourceProvider({ directory: directory.path }),
    );
    // All but what the entry itself says of the cluster.
    const live = (
      await read('auditor-token', {}, { accessGrants: true })
    ).filter(
      item => !(item.type === 'record' && item.record.kind === 'cluster'),
    );
    expect(sorted(live)).toEqual(sorted(exported));
    expect(marksOf(live)).toEqual(marksOf(exported));
  });
});

async function itemsOf(provider: IrsaSourceProvider): Promise<SourceItem[]> {
  const { signal } = new AbortController();
  const [source] = await provider.listSources({ signal });
  const items: SourceItem[] = [];
  for await (const item of source.read({
    signal,
    previous: async () => [],
  })) {
    items.push(item);
  }
  return items;
}

function recordsOf(items: SourceItem[], kind: SnapshotRecord['kind']) {
  return items.flatMap(item =>
    item.type === 'record' && item.record.kind === kind
      ? [item.record.value]
      : [],
  );
}

function marksOf(items: SourceItem[]): string[] {
  return items
    .flatMap(item => (item.type === 'complete' ? [item.mark.kind] : []))
    .sort();
}

function sorted(items: SourceItem[]): string[] {
  return items
    .flatMap(item => (item.type === 'record' ? [item.record] : []))
    .map(record => JSON.stringify(record))
    .sort();
}

/** No controller runs there, so what they would make is made here. */
async function fill(server: KubeApiServer): Promise<void> {
  const create = async (path: string, object: object) =>
    asObject(await server.request('POST', path, object));
  const core = '/api/v1/namespaces/shop';
  const apps = '/apis/apps/v1/namespaces/shop';
  const batch = '/apis/batch/v1/namespaces/shop';
  const labels = { app: 'api' };
  const selector = { matchLabels: labels };
  const podSpec = (more: object = {}) => ({
    serviceAccountName: 'account-0',
    containers: [
      {
        name: 'main',
        image: 'example.invalid/api',
        env: [
          { name: 'AWS_ROLE_ARN', value: ROLE_ARN },
          { name: 'AWS_SECRET_ACCESS_KEY', value: 'a-secret-value' },
          { name: 'PASSWORD', value: 'a-secret-value' },
        ],
      },
    ],
    ...more,
  });
  const template = { metadata: { labels }, spec: podSpec() };
  const job = {
    spec: {
      template: {
        metadata: { labels },
        spec: podSpec({ restartPolicy: 'Never' }),
      },
    },
  };

  await create('/api/v1/namespaces', { metadata: { name: 'shop' } });
  for (let index = 0; index < SERVICE_ACCOUNTS; index += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, offset) =>
        create(`${core}/serviceaccounts`, {
          metadata: {
            name: `account-${index + offset}`,
            annotations: {
              'eks.amazonaws.com/role-arn': ROLE_ARN,
              'example.com/note': 'not kept',
            },
          },
        }),
      ),
    );
  }
  const deployment = await create(`${apps}/deployments`, {
    metadata: { name: 'api', labels },
    spec: { selector, template },
  });
  const replicaSet = await create(`${apps}/replicasets`, {
    metadata: {
      name: 'api-7d9f',
      labels,
      ownerReferences: [owner('apps/v1', 'Deployment', deployment)],
    },
    spec: { selector, template },
  });
  await create(`${apps}/statefulsets`, {
    metadata: { name: 'store' },
    spec: { selector, template, serviceName: 'store' },
  });
  await create(`${apps}/daemonsets`, {
    metadata: { name: 'agent' },
    spec: { selector, template },
  });
  await create(`${batch}/cronjobs`, {
    metadata: { name: 'report' },
    spec: { schedule: '0 6 * * *', jobTemplate: job },
  });
  await create(`${batch}/jobs`, { metadata: { name: 'report-1' }, ...job });
  await create(`${core}/pods`, {
    metadata: {
      name: 'api-7d9f-x',
      labels,
      ownerReferences: [owner('apps/v1', 'ReplicaSet', replicaSet)],
    },
    spec: podSpec({
      volumes: [
        {
          name: 'aws-iam-token',
          projected: {
            sources: [
              {
                serviceAccountToken: {
                  audience: 'sts.amazonaws.com',
                  path: 'token',
                },
              },
            ],
          },
        },
      ],
      automountServiceAccountToken: false,
    }),
  });
  await server.request('PATCH', `${core}/pods/api-7d9f-x/status`, {
    status: { phase: 'Running' },
  });
  await create('/api/v1/nodes', {
    metadata: {
      name: 'ip-10-0-0-1',
      labels: { 'eks.amazonaws.com/compute-type': 'fargate', disk: 'ssd' },
    },
  });
  await create('/api/v1/namespaces/kube-system/configmaps', {
    metadata: { name: 'pod-identity-webhook' },
    data: {
      config: JSON.stringify({ 'shop/account-7': { RoleARN: ROLE_ARN } }),
    },
  });
  await create('/api/v1/namespaces/kube-system/configmaps', {
    metadata: { name: 'another' },
    data: { key: 'a-secret-value' },
  });
  await create(`${RBAC}/namespaces/shop/roles`, {
    metadata: { name: 'deployer' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['create'] },
      {
        apiGroups: [''],
        resources: ['serviceaccounts/token'],
        resourceNames: ['account-0'],
        verbs: ['create'],
      },
    ],
  });
  await create(`${RBAC}/namespaces/shop/rolebindings`, {
    metadata: { name: 'deployers' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name: 'deployer',
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Group',
        name: 'developers',
      },
      { kind: 'ServiceAccount', namespace: 'ci', name: 'runner' },
    ],
  });
  await create(
    '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
    {
      metadata: { name: 'pod-identity-webhook' },
      webhooks: [
        {
          name: 'iam-for-pods.amazonaws.com',
          clientConfig: { url: 'https://127.0.0.1:23443/mutate' },
          failurePolicy: 'Ignore',
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
          rules: [
            {
              operations: ['CREATE'],
              apiGroups: [''],
              apiVersions: ['v1'],
              resources: ['pods'],
            },
          ],
        },
      ],
    },
  );
}

/** Argo Rollouts as far as the API server is concerned: a resource, and one object of it. */
async function addRollouts(server: KubeApiServer): Promise<void> {
  await server.request(
    'POST',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'rollouts.argoproj.io' },
      spec: {
        group: 'argoproj.io',
        scope: 'Namespaced',
        names: { kind: 'Rollout', plural: 'rollouts' },
        versions: [
          {
            name: 'v1alpha1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        ],
      },
    },
  );
  const path = '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts';
  const rollout = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'canary' },
    spec: {
      replicas: 2,
      template: { spec: { serviceAccountName: 'account-1', containers: [] } },
    },
  };
  for (let attempt = 1; ; attempt++) {
    try {
      await server.request('POST', path, rollout);
      return;
    } catch (error) {
      // The definition is served a moment after it was made.
      if (attempt === 100) {
        throw error;
      }
      await sleep(100);
    }
  }
}

function owner(apiVersion: string, kind: string, object: unknown) {
  return {
    apiVersion,
    kind,
    name: at(object, 'metadata', 'name'),
    uid: at(object, 'metadata', 'uid'),
    controller: true,
  };
}
