import fc from 'fast-check';
import { JsonObject } from '../shape';
import { KUBERNETES_KINDS, kubernetesRecords } from './kubernetesRecords';

const metadata = {
  namespace: 'shop',
  name: 'api',
  creationTimestamp: '2026-11-01T08:00:00Z',
};

const convert = (kind: string, object: JsonObject, annotationPrefix?: string) =>
  kubernetesRecords(kind, object, { cluster: 'prod', annotationPrefix });

const recordOf = (kind: string, object: JsonObject, prefix?: string) => {
  const { records, problems } = convert(kind, object, prefix);
  expect(problems).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0].value;
};

const podWith = (spec: JsonObject) => recordOf('Pod', { metadata, spec });
const containerWith = (container: JsonObject, spec: JsonObject = {}) => {
  const pod = podWith({
    ...spec,
    containers: [{ name: 'main', ...container }],
  });
  return 'containers' in pod ? pod.containers[0] : undefined;
};

describe('a service account', () => {
  it('keeps labels, creation and who set the role annotation', () => {
    const managed = (manager: string, annotations: object, time?: string) => ({
      manager,
      ...(time ? { time } : {}),
      fieldsV1: { 'f:metadata': { 'f:annotations': annotations } },
    });
    const object = {
      metadata: {
        ...metadata,
        labels: { team: 'payments' },
        annotations: { 'eks.amazonaws.com/role-arn': 'arn:x', note: 'no' },
        managedFields: [
          managed(
            'helm',
            { 'f:eks.amazonaws.com/role-arn': {} },
            '2026-11-02T00:00:00Z',
          ),
          managed('kubectl', { 'f:note': {} }, '2026-11-03T00:00:00Z'),
          managed('argocd', { 'f:irsa.example.com/role-arn': {} }),
          { manager: 'other', fieldsV1: { 'f:secrets': {} } },
          { fieldsV1: 'broken' },
        ],
      },
    };
    expect(recordOf('ServiceAccount', object)).toEqual({
      cluster: 'prod',
      namespace: 'shop',
      name: 'api',
      annotations: { 'eks.amazonaws.com/role-arn': 'arn:x' },
      labels: { team: 'payments' },
      createdAt: '2026-11-01T08:00:00Z',
      annotationManagers: [
        { manager: 'helm', at: '2026-11-02T00:00:00Z' },
        { manager: 'argocd' },
      ],
    });
    expect(
      recordOf('ServiceAccount', object, 'eks.amazonaws.com'),
    ).toMatchObject({
      annotationManagers: [{ manager: 'helm', at: '2026-11-02T00:00:00Z' }],
    });
  });
});

describe('a namespace and a node', () => {
  it('keep what concerns AWS, and what a node is', () => {
    expect(
      recordOf('Namespace', {
        metadata: {
          name: 'shop',
          creationTimestamp: metadata.creationTimestamp,
          labels: { team: 'payments' },
          annotations: { 'iam.amazonaws.com/permitted': '.*', note: 'no' },
        },
      }),
    ).toEqual({
      cluster: 'prod',
      name: 'shop',
      labels: { team: 'payments' },
      annotations: { 'iam.amazonaws.com/permitted': '.*' },
      createdAt: metadata.creationTimestamp,
    });
    expect(
      recordOf('Node', {
        metadata: {
          name: 'ip-10-0-0-1',
          labels: {
            'kubernetes.io/os': 'linux',
            'node.kubernetes.io/instance-type': 'm5.large',
            'eks.amazonaws.com/compute-type': 'fargate',
            'karpenter.sh/nodepool': 'default',
            'notkubernetes.io/os': 'no',
            'example.com/team': 'no',
          },
        },
      }),
    ).toEqual({
      cluster: 'prod',
      name: 'ip-10-0-0-1',
      labels: {
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'm5.large',
        'eks.amazonaws.com/compute-type': 'fargate',
        'karpenter.sh/nodepool': 'default',
      },
    });
  });
});

describe('the spec of a pod', () => {
  it('says nothing of what it leaves out', () => {
    expect(podWith({ containers: [] })).toEqual({
      cluster: 'prod',
      namespace: 'shop',
      name: 'api',
      labels: {},
      annotations: {},
      serviceAccount: 'default',
      createdAt: metadata.creationTimestamp,
      containers: [],
      tokenAudiences: [],
    });
  });

  it('keeps tokens but for the one of the API server, and where they are mounted', () => {
    const token = (name: string, serviceAccountToken: object) => ({
      name,
      projected: { sources: [{ serviceAccountToken }] },
    });
    const pod = podWith({
      nodeName: 'ip-10-0-0-1',
      volumes: [
        token('kube-api-access-x7f2p', {
          path: 'token',
          expirationSeconds: 3607,
        }),
        token('aws-iam-token', {
          audience: 'sts.amazonaws.com',
          expirationSeconds: 86400,
          path: 'token',
        }),
        token('mine', { path: 'own' }),
        { name: 'config', configMap: { name: 'x' } },
      ],
      containers: [
        {
          name: 'main',
          volumeMounts: [
            {
              name: 'kube-api-access-x7f2p',
              mountPath: '/var/run/secrets/k8s',
            },
            { name: 'aws-iam-token', mountPath: '/var/run/secrets/eks' },
            { name: 'mine', mountPath: '/mine' },
            { name: 'config', mountPath: '/etc/config' },
          ],
        },
      ],
    });
    expect(pod).toMatchObject({
      node: 'ip-10-0-0-1',
      tokenVolumes: [
        {
          volume: 'aws-iam-token',
          audience: 'sts.amazonaws.com',
          expirationSeconds: 86400,
          path: 'token',
        },
        { volume: 'mine', path: 'own' },
      ],
      tokenAudiences: ['sts.amazonaws.com'],
      containers: [{ name: 'main', tokenMounts: ['/var/run/secrets/eks'] }],
    });
  });

  it('keeps what decides where and as whom it runs', () => {
    expect(
      podWith({
        automountServiceAccountToken: false,
        hostNetwork: true,
        nodeSelector: { 'kubernetes.io/os': 'windows', disk: 'ssd' },
        securityContext: { fsGroup: 0 },
        containers: [{ name: 'main', securityContext: { runAsUser: 1000 } }],
      }),
    ).toMatchObject({
      automountToken: false,
      hostNetwork: true,
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      fsGroup: true,
      nonRoot: true,
    });
  });

  it.each([
    [true, { securityContext: { runAsNonRoot: true } }],
    [true, { initContainers: [{ securityContext: { runAsUser: 1 } }] }],
    [undefined, { securityContext: { runAsUser: 0 } }],
    [undefined, { securityContext: { runAsNonRoot: false } }],
  ])('has nonRoot %s for %j', (nonRoot, spec) => {
    expect('nonRoot' in podWith(spec)).toBe(nonRoot === true);
  });

  const term = (...values: string[]) => ({
    matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values }],
  });
  it.each([
    [true, [term('windows')]],
    [true, [term('windows'), term('windows')]],
    [false, [term('windows'), term('linux')]],
    [false, [term('windows', 'linux')]],
    [
      false,
      [
        {
          matchExpressions: [
            { key: 'kubernetes.io/os', operator: 'NotIn', values: ['windows'] },
          ],
        },
      ],
    ],
    [false, []],
  ])('has windowsByAffinity %s for %j', (isWindows, nodeSelectorTerms) => {
    const pod = podWith({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
        },
      },
    });
    expect('windowsByAffinity' in pod).toBe(isWindows);
  });
});

describe('a container', () => {
  it('is of a type, in the order in which containers start', () => {
    expect(
      podWith({
        initContainers: [{ name: 'first' }],
        containers: [{ name: 'main' }],
        ephemeralContainers: [{ name: 'debug' }],
      }),
    ).toMatchObject({
      containers: [
        { name: 'first', type: 'init', awsEnvironment: [] },
        { name: 'main', awsEnvironment: [] },
        { name: 'debug', type: 'ephemeral', awsEnvironment: [] },
      ],
    });
  });

  it('keeps values only of variables that carry no secret, and where others come from', () => {
    const container = containerWith({
      env: [
        { name: 'AWS_ROLE_ARN', value: 'arn:aws:iam::1:role/x' },
        { name: 'AWS_REGION', value: '' },
        { name: 'AWS_ACCESS_KEY_ID', value: 'planted-secret' },
        {
          name: 'AWS_SECRET_ACCESS_KEY',
          valueFrom: { secretKeyRef: { name: 'planted-secret', key: 'k' } },
        },
        {
          name: 'AWS_DEFAULT_REGION',
          valueFrom: { configMapKeyRef: { name: 'c' } },
        },
        {
          name: 'AWS_NODE',
          valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } },
        },
        {
          name: 'AWS_CPU',
          valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } },
        },
        { name: 'PASSWORD', value: 'planted-secret' },
      ],
      envFrom: [
        { configMapRef: { name: 'settings' } },
        { prefix: 'X_', secretRef: { name: 'keys' } },
      ],
    });
    expect(container).toEqual({
      name: 'main',
      awsEnvironment: [
        { name: 'AWS_ROLE_ARN', value: 'arn:aws:iam::1:role/x' },
        { name: 'AWS_REGION', value: '' },
        { name: 'AWS_ACCESS_KEY_ID' },
        { name: 'AWS_SECRET_ACCESS_KEY', from: 'Secret' },
        { name: 'AWS_DEFAULT_REGION', from: 'ConfigMap' },
        { name: 'AWS_NODE', from: 'field' },
        { name: 'AWS_CPU', from: 'field' },
      ],
      environmentFrom: [
        { kind: 'ConfigMap', name: 'settings' },
        { kind: 'Secret', name: 'keys' },
      ],
    });
    expect(JSON.stringify(container)).not.toContain('planted-secret');
  });

  const proxy = {
    name: 'HTTPS_PROXY',
    value: 'http://user:planted@proxy:3128',
  };
  it.each([
    [undefined, []],
    [undefined, [{ name: 'NO_PROXY', value: '169.254.170.23' }]],
    [undefined, [{ name: 'HTTP_PROXY', value: '' }]],
    [{ exceptAgent: false }, [proxy]],
    [
      { exceptAgent: false },
      [proxy, { name: 'NO_PROXY', value: '169.254.169.254,10.0.0.0/8' }],
    ],
    [
      { exceptAgent: true },
      [proxy, { name: 'NO_PROXY', value: 'localhost, 169.254.170.23' }],
    ],
    [
      { exceptAgent: true },
      [proxy, { name: 'no_proxy', value: '[fd00:ec2::23]' }],
    ],
    [{ exceptAgent: true }, [proxy, { name: 'no_proxy', value: '*' }]],
    [
      undefined,
      [
        proxy,
        { name: 'NO_PROXY', valueFrom: { configMapKeyRef: { name: 'c' } } },
      ],
    ],
    [
      { exceptAgent: false },
      [{ name: 'http_proxy', valueFrom: { secretKeyRef: { name: 's' } } }],
    ],
  ])('has proxy %j for %j', (expected, env) => {
    const container = containerWith({ env });
    expect(container?.proxy).toEqual(expected);
    expect(JSON.stringify(container)).not.toMatch(/planted|169\.254/);
  });
});

describe('a workload', () => {
  const template = { spec: { serviceAccountName: 'api', containers: [] } };
  const owned = {
    ...metadata,
    ownerReferences: [{ kind: 'Deployment', name: 'api', controller: true }],
  };

  it('keeps replicas, creation and its own annotations', () => {
    expect(
      recordOf('Rollout', {
        metadata: {
          ...metadata,
          annotations: { 'iam.amazonaws.com/role': 'x', note: 'no' },
        },
        spec: { replicas: 0, template },
      }),
    ).toEqual({
      cluster: 'prod',
      namespace: 'shop',
      name: 'api',
      kind: 'Rollout',
      labels: {},
      podLabels: {},
      podAnnotations: {},
      annotations: { 'iam.amazonaws.com/role': 'x' },
      replicas: 0,
      createdAt: metadata.creationTimestamp,
      serviceAccount: 'api',
      containers: [],
    });
  });

  it.each<[number, string, JsonObject]>([
    [0, 'ReplicaSet', { metadata: owned, spec: { replicas: 0, template } }],
    [1, 'ReplicaSet', { metadata: owned, spec: { replicas: 1, template } }],
    [
      1,
      'ReplicaSet',
      {
        metadata: owned,
        spec: { replicas: 0, template },
        status: { replicas: 2 },
      },
    ],
    [1, 'ReplicaSet', { metadata, spec: { replicas: 0, template } }],
    [
      0,
      'Rollout',
      { metadata, spec: { workloadRef: { kind: 'Deployment', name: 'api' } } },
    ],
  ])('makes %i records of a %s %j', (count, kind, object) => {
    const { records, problems } = convert(kind, object);
    expect(records).toHaveLength(count);
    expect(problems).toEqual([]);
  });

  it('without the spec of its pods is a problem', () => {
    expect(convert('Deployment', { metadata, spec: {} })).toEqual({
      records: [],
      problems: ['Deployment shop/api without the spec of its pods'],
    });
  });
});

describe('a MutatingWebhookConfiguration', () => {
  const rule = {
    operations: ['CREATE'],
    apiGroups: [''],
    apiVersions: ['v1'],
    resources: ['pods'],
  };
  const configurationOf = (...webhooks: object[]) => ({
    metadata: { name: 'pod-identity-webhook' },
    webhooks,
  });

  it('keeps its webhooks for pods', () => {
    const { records } = convert(
      'MutatingWebhookConfiguration',
      configurationOf(
        {
          name: 'iam-for-pods.amazonaws.com',
          clientConfig: {
            url: 'https://127.0.0.1:23443/mutate',
            caBundle: 'LS0t',
          },
          failurePolicy: 'Ignore',
          reinvocationPolicy: 'IfNeeded',
          timeoutSeconds: 10,
          namespaceSelector: {},
          objectSelector: {
            matchExpressions: [
              {
                key: 'eks.amazonaws.com/skip-pod-identity-webhook',
                operator: 'DoesNotExist',
              },
            ],
            other: { deep: 'not kept' },
          },
          rules: [rule],
        },
        {
          name: 'sidecar.example.com',
          clientConfig: { service: { namespace: 'mesh', name: 'injector' } },
          namespaceSelector: { matchLabels: { mesh: 'on' } },
          rules: [
            { ...rule, resources: ['deployments'] },
            { ...rule, operations: ['*'], resources: ['*'] },
          ],
        },
        {
          name: 'other.example.com',
          rules: [{ ...rule, operations: ['UPDATE'] }],
        },
      ),
    );
    expect(records.map(({ value }) => value)).toEqual([
      {
        cluster: 'prod',
        configuration: 'pod-identity-webhook',
        name: 'iam-for-pods.amazonaws.com',
        failurePolicy: 'Ignore',
        reinvocationPolicy: 'IfNeeded',
        timeoutSeconds: 10,
        hasCaBundle: true,
        url: 'https://127.0.0.1:23443/mutate',
        objectSelector:
          '{"matchExpressions":[{"key":"eks.amazonaws.com/skip-pod-identity-webhook","operator":"DoesNotExist","values":[]}]}',
      },
      {
        cluster: 'prod',
        configuration: 'pod-identity-webhook',
        name: 'sidecar.example.com',
        hasCaBundle: false,
        service: 'mesh/injector',
        namespaceSelector: '{"matchLabels":{"mesh":"on"}}',
      },
    ]);
  });

  it.each([
    [1, { ...rule, resources: ['*/*'] }],
    [1, { ...rule, apiGroups: ['*'], apiVersions: ['*'], scope: 'Namespaced' }],
    [0, { ...rule, resources: ['pods/ephemeralcontainers'] }],
    [0, { ...rule, resources: ['pods/*'] }],
    [0, { ...rule, apiGroups: ['apps'] }],
    [0, { ...rule, apiVersions: ['v2'] }],
    [0, { ...rule, scope: 'Cluster' }],
    [0, {}],
  ])('has %i webhooks for pods by the rule %j', (count, one) => {
    const { records } = convert(
      'MutatingWebhookConfiguration',
      configurationOf({ name: 'x', rules: [one] }),
    );
    expect(records).toHaveLength(count);
  });
});

describe('the ConfigMap of the webhook', () => {
  const configMap = (config: unknown, name = 'pod-identity-webhook') => ({
    metadata: { namespace: 'kube-system', name },
    data: { config },
  });

  it('has a role for each entry that can be understood', () => {
    const { records, problems } = convert(
      'ConfigMap',
      configMap(
        JSON.stringify({
          'shop/api': { RoleARN: 'arn:one', Audience: 'x', TokenExpiration: 1 },
          '*/agent': { RoleARN: 'arn:two' },
          broken: { RoleARN: 'arn:three' },
          'shop/empty': { RoleARN: '' },
          'shop/text': 'arn:four',
        }),
      ),
    );
    const common = { cluster: 'prod' };
    expect(records.map(({ value }) => value)).toEqual([
      {
        ...common,
        namespace: 'shop',
        serviceAccount: 'api',
        roleArn: 'arn:one',
        audience: 'x',
      },
      {
        ...common,
        namespace: '*',
        serviceAccount: 'agent',
        roleArn: 'arn:two',
      },
    ]);
    expect(problems).toEqual([
      "a ConfigMap pod-identity-webhook with an entry 'broken', which is not <namespace>/<service account>",
      "a ConfigMap pod-identity-webhook whose entry 'shop/empty' has no RoleARN",
      "a ConfigMap pod-identity-webhook whose entry 'shop/text' has no RoleARN",
    ]);
  });

  it.each(['{"shop/api": ', '[]', 'null', '', 7])(
    'is a problem with %j, which is not quoted',
    config => {
      expect(convert('ConfigMap', configMap(config))).toEqual({
        records: [],
        problems: [
          'a ConfigMap pod-identity-webhook whose data.config is not a JSON object',
        ],
      });
    },
  );

  it('may be empty, and others are nothing', () => {
    const nothing = { records: [], problems: [] };
    expect(convert('ConfigMap', configMap(undefined))).toEqual(nothing);
    expect(convert('ConfigMap', configMap('{', 'settings'))).toEqual(nothing);
  });
});

it('converts whatever has a name without an error, and keeps no value of a variable that may be secret', () => {
  const secret = 'planted-secret';
  // The keys that are looked for, with values of every type below them.
  const keys = fc.constantFrom(
    ...['spec', 'template', 'jobTemplate', 'metadata', 'labels', 'rules'],
    ...['containers', 'initContainers', 'volumes', 'projected', 'sources'],
    ...['env', 'envFrom', 'name', 'value', 'valueFrom', 'annotations'],
    ...['webhooks', 'clientConfig', 'data', 'config', 'affinity', '__proto__'],
    ...['managedFields', 'ownerReferences', 'fieldsV1', 'status'],
  );
  const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom(null, true, 0, -1, '', 'AWS_SESSION_TOKEN', secret),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...KUBERNETES_KINDS),
      fc.dictionary(keys, tree),
      tree,
      (kind, object, value) => {
        const { records } = convert(kind, {
          ...object,
          metadata: { namespace: 'shop', name: 'pod-identity-webhook' },
          spec: {
            ...(typeof object.spec === 'object' ? object.spec : {}),
            containers: [
              { env: [{ name: 'AWS_SESSION_TOKEN', value: secret }, value] },
              value,
            ],
          },
        });
        for (const record of records) {
          const containers =
            'containers' in record.value ? record.value.containers : [];
          expect(
            containers
              .flatMap(each => each.awsEnvironment)
              .filter(each => each.value === secret),
          ).toEqual([]);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('passes over kinds that are not kept', () => {
  expect(convert('Secret', { metadata, data: { key: 'x' } })).toEqual({
    records: [],
    problems: [],
  });
});
