/** Sizes of one cluster and one account; a larger fleet has more of them, not larger ones. */
const SERVICE_ACCOUNTS = 500;
const NAMESPACES = 25;
const PODS = 833;
const ROLES = 500;
const CLUSTERS_OF_ACCOUNT = 2;
const ENTITIES_OF_CLUSTER = 84;
const POLICIES = 40;

const pad = number => String(number).padStart(4, '0');
export const accountId = number => String(100_000_000_000 + number);
export const clusterName = number => `cluster-${pad(number)}`;
const accountOf = cluster => Math.floor(cluster / CLUSTERS_OF_ACCOUNT);
const clusterArn = cluster =>
  `arn:aws:eks:eu-west-1:${accountId(accountOf(cluster))}:cluster/${clusterName(
    cluster,
  )}`;
const issuerOf = cluster =>
  `oidc.eks.eu-west-1.amazonaws.com/id/${cluster
    .toString(16)
    .toUpperCase()
    .padStart(32, '0')}`;
const providerOf = cluster =>
  `arn:aws:iam::${accountId(accountOf(cluster))}:oidc-provider/${issuerOf(
    cluster,
  )}`;
const roleArn = (account, name) =>
  `arn:aws:iam::${accountId(account)}:role/${name}`;

/** A service account of a cluster by its number there. */
const serviceAccount = at => ({
  namespace: `team-${at % NAMESPACES}`,
  name: `app-${Math.floor(at / NAMESPACES)}`,
});

/** The name of the role of a service account; half of them have one. */
const roleName = (cluster, at) => `${clusterName(cluster)}-app-${at}`;

/** How a service account comes by its role, by its number in the cluster. */
function kindOf(at) {
  switch (at % 20) {
    case 0:
      return 'pod-identity';
    case 1:
      return 'pod-identity';
    case 2:
      return at % 40 === 2 ? 'missing-role' : 'irsa';
    case 3:
      return at % 40 === 3 ? 'old-pods' : 'irsa';
    case 4:
      return at % 40 === 4 ? 'kube2iam' : 'node';
    default:
      return at % 20 < 10 ? 'irsa' : 'none';
  }
}

const policyOf = (...statements) => ({
  Version: '2012-10-17',
  Statement: statements,
});

function webIdentity(cluster, subject, operator = 'StringEquals') {
  const issuer = issuerOf(cluster);
  return {
    Effect: 'Allow',
    Principal: { Federated: providerOf(cluster) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      ...(subject ? { [operator]: { [`${issuer}:sub`]: subject } } : {}),
      ...(operator === 'StringEquals' && subject
        ? {
            StringEquals: {
              [`${issuer}:sub`]: subject,
              [`${issuer}:aud`]: 'sts.amazonaws.com',
            },
          }
        : { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } }),
    },
  };
}

/** The trust policy of a service account's role: mostly exact, with the width that fleets have. */
function trustPolicy(cluster, at) {
  const { namespace, name } = serviceAccount(at);
  const subject = (ns, sa) => `system:serviceaccount:${ns}:${sa}`;
  if (kindOf(at) === 'pod-identity') {
    return policyOf({
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': clusterArn(cluster),
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': name,
        },
      },
    });
  }
  switch (at % 50) {
    case 5:
      return policyOf(webIdentity(cluster));
    case 6:
      return policyOf(
        webIdentity(cluster, subject(namespace, '*'), 'StringLike'),
      );
    case 7:
      return policyOf(
        webIdentity(cluster, subject(namespace, `${name}*`), 'StringLike'),
      );
    case 8:
      return policyOf(webIdentity(cluster, subject(`${namespace}x`, name)));
    default:
      return policyOf(webIdentity(cluster, subject(namespace, name)));
  }
}

const INLINE = policyOf(
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
    Resource: ['arn:aws:s3:::shop-data', 'arn:aws:s3:::shop-data/*'],
  },
  { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
);

function roleRecords(account) {
  const roles = [];
  const add = (name, policy, number) =>
    roles.push({
      kind: 'role',
      value: {
        account: accountId(account),
        arn: roleArn(account, name),
        name,
        trustPolicy: encodeURIComponent(JSON.stringify(policy)),
        attachedPolicies: [
          `arn:aws:iam::${accountId(account)}:policy/p-${number % POLICIES}`,
        ],
        inlinePolicies:
          number % 3 === 0
            ? [{ name: 'own', document: JSON.stringify(INLINE) }]
            : [],
        tags: { team: `team-${number % NAMESPACES}` },
        createdAt: '2026-01-01T00:00:00Z',
      },
    });
  const nodes = policyOf({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
  for (let own = 0; own < CLUSTERS_OF_ACCOUNT; own++) {
    const cluster = account * CLUSTERS_OF_ACCOUNT + own;
    add(`${clusterName(cluster)}-nodes`, nodes, 0);
    for (let at = 0; at < SERVICE_ACCOUNTS; at++) {
      if (['irsa', 'pod-identity', 'old-pods'].includes(kindOf(at))) {
        add(roleName(cluster, at), trustPolicy(cluster, at), at);
      }
    }
  }
  for (let number = roles.length; number < ROLES; number++) {
    add(
      `service-${number}`,
      policyOf({
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      number,
    );
  }
  return roles;
}

function accountSnapshot(account) {
  const id = accountId(account);
  const own = Array.from(
    { length: CLUSTERS_OF_ACCOUNT },
    (_, index) => account * CLUSTERS_OF_ACCOUNT + index,
  );
  return {
    sourceId: `aws:${id}`,
    id: `aws:${id} 1`,
    complete: ['role', 'oidc-provider', 'managed-policy'].map(kind => ({
      kind,
      of: id,
    })),
    records: [
      { kind: 'account', value: { account: id, partition: 'aws' } },
      ...roleRecords(account),
      ...Array.from({ length: POLICIES }, (_, number) => ({
        kind: 'managed-policy',
        value: {
          account: id,
          arn: `arn:aws:iam::${id}:policy/p-${number}`,
          name: `p-${number}`,
          document: JSON.stringify(
            policyOf(
              {
                Effect: 'Allow',
                Action: ['dynamodb:GetItem', 'dynamodb:Query', 'kms:Decrypt'],
                Resource: `arn:aws:dynamodb:eu-west-1:${id}:table/t-${number}`,
              },
              ...(number === 0
                ? [{ Effect: 'Allow', Action: '*', Resource: '*' }]
                : []),
            ),
          ),
        },
      })),
      ...own.map(cluster => ({
        kind: 'oidc-provider',
        value: {
          account: id,
          arn: providerOf(cluster),
          url: issuerOf(cluster),
          clientIds: ['sts.amazonaws.com'],
        },
      })),
    ],
  };
}

function environmentOf(cluster, at) {
  switch (kindOf(at)) {
    case 'irsa':
      return [
        {
          name: 'AWS_ROLE_ARN',
          value: roleArn(accountOf(cluster), roleName(cluster, at)),
        },
        {
          name: 'AWS_WEB_IDENTITY_TOKEN_FILE',
          value: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
        },
      ];
    case 'missing-role':
      return [
        {
          name: 'AWS_ROLE_ARN',
          value: roleArn(accountOf(cluster), `gone-${at}`),
        },
        { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
      ];
    case 'pod-identity':
      return [{ name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' }];
    case 'node':
      return [{ name: 'AWS_REGION', value: 'eu-west-1' }];
    default:
      return [];
  }
}

function annotationsOf(cluster, at) {
  const key = 'eks.amazonaws.com/role-arn';
  switch (kindOf(at)) {
    case 'irsa':
    case 'old-pods':
      return { [key]: roleArn(accountOf(cluster), roleName(cluster, at)) };
    case 'missing-role':
      return { [key]: roleArn(accountOf(cluster), `gone-${at}`) };
    default:
      return {};
  }
}

function serviceAccountRecords(number, at) {
  const cluster = clusterName(number);
  const { namespace, name } = serviceAccount(at);
  const kind = kindOf(at);
  const isEntity = at < ENTITIES_OF_CLUSTER;
  const workload = `${name}-${namespace}`;
  return [
    {
      kind: 'service-account',
      value: {
        cluster,
        namespace,
        name,
        annotations: annotationsOf(number, at),
        createdAt: '2026-02-01T00:00:00Z',
      },
    },
    {
      kind: 'workload',
      value: {
        cluster,
        namespace,
        kind: 'Deployment',
        name: workload,
        labels: {
          app: workload,
          ...(isEntity
            ? { 'backstage.io/kubernetes-id': `component-${number}-${at}` }
            : {}),
        },
        podLabels: { app: workload },
        podAnnotations:
          kind === 'kube2iam'
            ? { 'iam.amazonaws.com/role': `legacy-${at}` }
            : {},
        serviceAccount: name,
        containers: [
          {
            name: 'app',
            awsEnvironment: kind === 'node' ? environmentOf(number, at) : [],
          },
        ],
      },
    },
    ...(kind === 'pod-identity'
      ? [
          {
            kind: 'pod-identity-association',
            value: {
              cluster,
              associationId: `a-${number}-${at}`,
              namespace,
              serviceAccount: name,
              roleArn: roleArn(accountOf(number), roleName(number, at)),
            },
          },
        ]
      : []),
  ];
}

function podRecord(number, at) {
  const of = at % SERVICE_ACCOUNTS;
  const { namespace, name } = serviceAccount(of);
  const workload = `${name}-${namespace}`;
  return {
    kind: 'pod',
    value: {
      cluster: clusterName(number),
      namespace,
      name: `${workload}-5d9f-${at}`,
      owner: { kind: 'ReplicaSet', name: `${workload}-5d9f` },
      labels: { 'pod-template-hash': '5d9f' },
      annotations: {},
      serviceAccount: name,
      node: `node-${at % 20}`,
      phase: 'Running',
      createdAt: '2026-03-01T00:00:00Z',
      containers: [{ name: 'app', awsEnvironment: environmentOf(number, of) }],
      tokenAudiences: kindOf(of) === 'irsa' ? ['sts.amazonaws.com'] : [],
    },
  };
}

/** The snapshot of a cluster; a later round differs in one of its service accounts. */
export function clusterSnapshot(number, round = 1) {
  const cluster = clusterName(number);
  const numbers = Array.from({ length: SERVICE_ACCOUNTS }, (_, at) => at);
  return {
    sourceId: `kubernetes:${cluster}`,
    id: `kubernetes:${cluster} ${round}`,
    complete: [
      'cluster',
      'namespace',
      'service-account',
      'pod-identity-association',
      'addon',
      'workload',
      'pod',
      'node-role',
    ].map(kind => ({ kind, of: cluster })),
    records: [
      {
        kind: 'cluster',
        value: {
          cluster,
          eksName: cluster,
          arn: clusterArn(number),
          account: accountId(accountOf(number)),
          issuer: `https://${issuerOf(number)}`,
        },
      },
      {
        kind: 'addon',
        value: { cluster, name: 'eks-pod-identity-agent', status: 'ACTIVE' },
      },
      {
        kind: 'node-role',
        value: {
          cluster,
          roleArn: roleArn(accountOf(number), `${cluster}-nodes`),
          from: 'nodegroup',
          name: 'all',
        },
      },
      ...Array.from({ length: NAMESPACES }, (_, at) => ({
        kind: 'namespace',
        value: { cluster, name: `team-${at}` },
      })),
      ...numbers.flatMap(at => serviceAccountRecords(number, at)),
      ...(round > 1
        ? [
            {
              kind: 'service-account',
              value: {
                cluster,
                namespace: 'team-0',
                name: `new-${round}`,
                annotations: {},
              },
            },
          ]
        : []),
      ...Array.from({ length: PODS }, (_, at) => podRecord(number, at)),
    ],
  };
}

function entity(number, at) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `component-${number}-${at}`,
      namespace: 'default',
      annotations: {
        'backstage.io/kubernetes-id': `component-${number}-${at}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `team-${at % NAMESPACES}`,
      system: `system-${number}`,
    },
  };
}

/** An estate with that many clusters, half as many accounts, and its catalog. */
export function fleetOf(clusters) {
  const numbers = Array.from({ length: clusters }, (_, number) => number);
  const accounts = Math.ceil(clusters / CLUSTERS_OF_ACCOUNT);
  const snapshots = [
    ...Array.from({ length: accounts }, (_, number) => accountSnapshot(number)),
    ...numbers.map(number => clusterSnapshot(number)),
  ];
  const entities = numbers.flatMap(number => [
    ...Array.from({ length: ENTITIES_OF_CLUSTER - 1 }, (_, at) =>
      entity(number, at),
    ),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${number}`, namespace: 'default' },
      spec: { owner: 'team-0', domain: 'shop' },
    },
  ]);
  const count = kind =>
    snapshots.reduce(
      (sum, { records }) =>
        sum + records.filter(record => record.kind === kind).length,
      0,
    );
  return {
    snapshots,
    entities,
    sizes: {
      accounts,
      clusters,
      roles: count('role'),
      serviceAccounts: count('service-account'),
      pods: count('pod'),
      entities: entities.length,
    },
  };
}
