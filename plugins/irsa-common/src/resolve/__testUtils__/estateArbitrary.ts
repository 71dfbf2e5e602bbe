import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { SnapshotRecord } from '../../model';
import { SnapshotData } from '../estate';

const ACCOUNTS = ['111122223333', '444455556666'];
const CLUSTERS = ['a', 'b', 'c'];
const NAMESPACES = ['shop', 'pay', 'kube-system'];
const NAMES = ['api', 'worker', 'default'];
const ROLES = ['one', 'two', 'three', 'nodes'];

const issuerOf = (cluster: string) => `oidc.example.com/${cluster}`;
const roleArn = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;
const providerArn = (account: string, cluster: string) =>
  `arn:aws:iam::${account}:oidc-provider/${issuerOf(cluster)}`;

const anArn = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ACCOUNTS), fc.constantFrom(...ROLES, 'gone'))
    .map(([account, name]) => roleArn(account, name)),
  fc.constant('arn:aws:iam::111122223333::role/broken'),
);

const aSubject = fc.constantFrom(
  'system:serviceaccount:shop:api',
  'system:serviceaccount:pay:worker',
  'system:serviceaccount:nowhere:api',
  'system:serviceaccount:shop:*',
  'system:serviceaccount:*:api',
  'system:serviceaccount:s*:w*',
  'system:serviceaccount:*:*',
);

const aStatement = (account: string) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
          cluster: fc.constantFrom(...CLUSTERS),
          subjects: fc.array(aSubject, { maxLength: 2 }),
          audience: fc.boolean(),
        })
        .map(({ effect, cluster, subjects, audience }) => ({
          Effect: effect,
          Principal: { Federated: providerArn(account, cluster) },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            ...(subjects.length > 0
              ? { StringLike: { [`${issuerOf(cluster)}:sub`]: subjects } }
              : {}),
            ...(audience
              ? {
                  StringEquals: {
                    [`${issuerOf(cluster)}:aud`]: 'sts.amazonaws.com',
                  },
                }
              : {}),
          },
        })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
        {
          Effect: 'Allow',
          Principal: { AWS: roleArn(account, 'nodes') },
          Action: 'sts:AssumeRole',
        },
      ),
    },
  );

const aTrustPolicy = (account: string) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .array(aStatement(account), { minLength: 1, maxLength: 3 })
        .map(Statement => JSON.stringify({ Version: '2012-10-17', Statement })),
    },
    { weight: 1, arbitrary: fc.constant('{ broken') },
  );

/** Marks of kinds of which nearly always everything was read. */
const marks = (of: string, kinds: readonly string[]) =>
  fc
    .subarray([...kinds], { minLength: kinds.length - 1 })
    .map(read =>
      read.map(kind => ({ kind, of } as SnapshotData['complete'][number])),
    );

/** What one read of an account may have found. */
export const anAccountSnapshot = (account: string, id: string) =>
  fc
    .record({
      complete: marks(account, ['role', 'oidc-provider', 'managed-policy']),
      roles: fc.subarray(ROLES).chain(names =>
        fc.tuple(
          ...names.map(name =>
            fc.record({
              name: fc.constant(name),
              trustPolicy: aTrustPolicy(account),
              tag: fc.option(fc.constantFrom('one', 'two')),
              lastUsedAt: fc.option(
                fc.constantFrom('2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z'),
                { nil: undefined },
              ),
            }),
          ),
        ),
      ),
      providers: fc.subarray(CLUSTERS),
    })
    .map(
      ({ complete, roles, providers }): SnapshotData => ({
        sourceId: `aws:${account}`,
        id,
        complete,
        records: [
          ...roles.map(
            ({ name, trustPolicy, tag, lastUsedAt }): SnapshotRecord => ({
              kind: 'role',
              value: {
                account,
                arn: roleArn(account, name),
                name,
                trustPolicy,
                attachedPolicies: [],
                inlinePolicies: [],
                ...(lastUsedAt ? { lastUsedAt } : {}),
                tags: tag
                  ? {
                      'irsa.backstage.io/entity-ref': `component:default/${tag}`,
                    }
                  : {},
              },
            }),
          ),
          ...providers.map(
            (cluster): SnapshotRecord => ({
              kind: 'oidc-provider',
              value: {
                account,
                arn: providerArn(account, cluster),
                url: issuerOf(cluster),
                clientIds: ['sts.amazonaws.com'],
              },
            }),
          ),
        ],
      }),
    );

const aServiceAccount = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  name: fc.constantFrom(...NAMES),
  annotation: fc.option(anArn),
  audience: fc.option(fc.constantFrom('sts.amazonaws.com', 'other')),
});

const anEnvironment = fc.oneof(
  fc.constant([]),
  fc.constant([{ name: 'AWS_REGION', value: 'eu-west-1' }]),
  fc.constant([{ name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' }]),
  anArn.map(value => [
    { name: 'AWS_ROLE_ARN', value },
    { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
  ]),
);

function legacyAnnotation(role: string | null): Record<string, string> {
  return role === null ? {} : { 'iam.amazonaws.com/role': role };
}

/** What one read of a cluster may have found. */
export const aClusterSnapshot = (cluster: string, id: string) =>
  fc
    .record({
      complete: marks(cluster, [
        'service-account',
        'workload',
        'pod',
        'namespace',
        'pod-identity-association',
        'addon',
        'node-role',
      ]),
      serviceAccounts: fc.uniqueArray(aServiceAccount, {
        maxLength: 6,
        selector: each => `${each.namespace}/${each.name}`,
      }),
      associations: fc.uniqueArray(
        fc.record({
          namespace: fc.constantFrom(...NAMESPACES),
          serviceAccount: fc.constantFrom(...NAMES),
          roleArn: anArn,
        }),
        {
          maxLength: 2,
          selector: each => `${each.namespace}/${each.serviceAccount}`,
        },
      ),
      webhookRoles: fc.uniqueArray(
        fc.record({
          namespace: fc.constantFrom(...NAMESPACES, '*'),
          serviceAccount: fc.constantFrom(...NAMES),
          roleArn: anArn,
        }),
        {
          maxLength: 1,
          selector: each => `${each.namespace}/${each.serviceAccount}`,
        },
      ),
      workloads: fc.uniqueArray(
        fc.record({
          namespace: fc.constantFrom(...NAMESPACES),
          name: fc.constantFrom('one', 'two', 'three'),
          serviceAccount: fc.constantFrom(...NAMES),
          legacy: fc.option(
            fc.constantFrom('one', roleArn(ACCOUNTS[0], 'two')),
            {
              freq: 3,
            },
          ),
          environment: anEnvironment,
        }),
        {
          maxLength: 6,
          selector: each => `${each.namespace}/${each.name}`,
        },
      ),
      pods: fc.uniqueArray(
        fc.record({
          namespace: fc.constantFrom(...NAMESPACES),
          name: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
          owner: fc.option(fc.constantFrom('one', 'two', 'gone')),
          serviceAccount: fc.constantFrom(...NAMES),
          environment: anEnvironment,
        }),
        {
          maxLength: 6,
          selector: each => `${each.namespace}/${each.name}`,
        },
      ),
      nodeRole: fc.option(fc.constantFrom(...ACCOUNTS)),
    })
    .map((parts): SnapshotData => {
      const all = <K extends SnapshotRecord['kind']>(
        kind: K,
        values: readonly Extract<SnapshotRecord, { kind: K }>['value'][],
      ) => values.map(value => ({ kind, value } as SnapshotRecord));
      return {
        sourceId: `kubernetes:${cluster}`,
        id,
        complete: parts.complete,
        records: [
          ...all('cluster', [
            {
              cluster,
              eksName: cluster,
              account: ACCOUNTS[0],
              arn: `arn:aws:eks:eu-west-1:${ACCOUNTS[0]}:cluster/${cluster}`,
              issuer: `https://${issuerOf(cluster)}`,
            },
          ]),
          ...all(
            'namespace',
            NAMESPACES.map(name => ({ cluster, name })),
          ),
          ...all(
            'service-account',
            parts.serviceAccounts.map(each => ({
              cluster,
              namespace: each.namespace,
              name: each.name,
              annotations: {
                ...(each.annotation === null
                  ? {}
                  : { 'eks.amazonaws.com/role-arn': each.annotation }),
                ...(each.audience === null
                  ? {}
                  : { 'eks.amazonaws.com/audience': each.audience }),
              },
            })),
          ),
          ...all(
            'pod-identity-association',
            parts.associations.map((each, number) => ({
              cluster,
              associationId: `a-${cluster}-${number}`,
              ...each,
            })),
          ),
          ...all(
            'webhook-role',
            parts.webhookRoles.map(each => ({ cluster, ...each })),
          ),
          ...all(
            'node-role',
            parts.nodeRole === null
              ? []
              : [
                  {
                    cluster,
                    roleArn: roleArn(parts.nodeRole, 'nodes'),
                    from: 'nodegroup',
                    name: 'all',
                  },
                ],
          ),
          ...all(
            'workload',
            parts.workloads.map(each => ({
              cluster,
              namespace: each.namespace,
              kind: 'Deployment',
              name: each.name,
              labels: { 'backstage.io/kubernetes-id': each.name },
              podLabels: {},
              podAnnotations: legacyAnnotation(each.legacy),
              serviceAccount: each.serviceAccount,
              containers: [{ name: 'app', awsEnvironment: each.environment }],
            })),
          ),
          ...all(
            'pod',
            parts.pods.map(each => ({
              cluster,
              namespace: each.namespace,
              name: each.name,
              ...(each.owner === null
                ? {}
                : { owner: { kind: 'Deployment', name: each.owner } }),
              labels: {},
              annotations: {},
              serviceAccount: each.serviceAccount,
              phase: 'Running',
              containers: [{ name: 'app', awsEnvironment: each.environment }],
              tokenAudiences: [],
            })),
          ),
        ],
      };
    });

const anEntity = (name: string): fc.Arbitrary<Entity> =>
  fc
    .record({
      owner: fc.constantFrom('shop', 'pay'),
      declared: fc.option(anArn),
      serviceAccounts: fc.option(
        fc.constantFrom('shop/api', 'a/pay/worker', 'b/shop/gone'),
      ),
    })
    .map(({ owner, declared, serviceAccounts }) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: {
          ...(declared ? { 'amazon.com/iam-role-arn': declared } : {}),
          ...(serviceAccounts
            ? { 'irsa.backstage.io/service-accounts': serviceAccounts }
            : {}),
        },
      },
      spec: { owner, system: 'store' },
    }));

/** Snapshots of two accounts and three clusters, and three components. */
export const anArbitraryEstate = fc.record({
  snapshots: fc.tuple(
    ...ACCOUNTS.map(account => anAccountSnapshot(account, '1')),
    ...CLUSTERS.map(cluster => aClusterSnapshot(cluster, '1')),
  ),
  entities: fc.tuple(...['one', 'two', 'three'].map(anEntity)),
});

/** What the next read of one of them may find. */
export const aChangedSnapshot = fc.oneof(
  ...ACCOUNTS.map(account => anAccountSnapshot(account, '2')),
  ...CLUSTERS.map(cluster => aClusterSnapshot(cluster, '2')),
);
