import { Entity } from '@backstage/catalog-model';
import {
  NodeRoleRecord,
  ResolvedEntity,
  ResolvedServiceAccount,
  SnapshotRecord,
} from '../model';
import {
  ACCOUNT,
  anAssociation,
  anEstate,
  aComponent,
  aPod,
  aRole,
  aServiceAccount,
  aWorkload,
  CLUSTER,
  EstateParts,
  ISSUER,
  notRead,
  parts,
  ROLE,
  subjectCondition,
  webIdentityTrust,
} from './__testUtils__/anEstate';
import { resolveAll } from './__testUtils__/resolveAll';

function serviceAccountOf(
  estateParts: EstateParts,
  key = 'payments/payments-api',
  entities: Entity[] = [],
): ResolvedServiceAccount {
  const found = resolveAll(
    anEstate(estateParts),
    entities,
  ).serviceAccounts.find(
    ({ serviceAccount: { namespace, name } }) => `${namespace}/${name}` === key,
  );
  expect(found).toBeDefined();
  return found!;
}

function entityOf(
  estateParts: EstateParts,
  ...entities: Entity[]
): ResolvedEntity {
  return resolveAll(anEstate(estateParts), entities).entities[0];
}

const withEnvironment = (
  ...variables: { name: string; value?: string }[]
): Pick<ReturnType<typeof aPod>, 'containers'> => ({
  containers: [{ name: 'app', awsEnvironment: variables }],
});

const usesRegion = withEnvironment({ name: 'AWS_REGION', value: 'eu-west-1' });
const CREDENTIALS = { name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' };

/** A service account without anything that gives it a role, whose workload uses AWS. */
const bare = (change: Partial<EstateParts> = {}): EstateParts => ({
  ...parts(),
  serviceAccounts: [aServiceAccount({ annotations: {} })],
  workloads: [aWorkload(usesRegion)],
  pods: [aPod({ ...usesRegion, node: 'node-1' })],
  ...change,
});

const codesOf = (serviceAccount: ResolvedServiceAccount) =>
  serviceAccount.bindings.map(each => each.reasons.map(reason => reason.code));

const differenceCodes = (thing: { differences: readonly { code: string }[] }) =>
  thing.differences.map(each => each.code);

describe('what new pods get', () => {
  it('is the role of the annotation', () => {
    expect(serviceAccountOf(parts())).toMatchObject({
      state: 'exists',
      newPods: { mechanism: 'irsa', by: 'annotation', roleArn: ROLE },
      bindings: [{ mechanism: 'irsa', verdict: 'works' }],
      podsRead: true,
      differences: [],
    });
  });

  it('is with a condition where associations were not read', () => {
    expect(
      serviceAccountOf(notRead(parts(), 'pod-identity-association')).newPods
        .unless,
    ).toContain('were not read');
    expect(serviceAccountOf(parts()).newPods.unless).toBeUndefined();
  });

  it('is the role of the association before that of the annotation', () => {
    expect(
      serviceAccountOf({ ...parts(), associations: [anAssociation()] }).newPods,
    ).toEqual({
      mechanism: 'pod-identity',
      by: 'association',
      roleArn: ROLE,
    });
  });

  describe('by the ConfigMap of the webhook', () => {
    const entry = (namespace: string, roleArn: string): SnapshotRecord => ({
      kind: 'webhook-role',
      value: {
        cluster: CLUSTER,
        namespace,
        serviceAccount: 'payments-api',
        roleArn,
      },
    });
    const unannotated = (...others: SnapshotRecord[]): EstateParts => ({
      ...parts(),
      serviceAccounts: [aServiceAccount({ annotations: {} })],
      others,
    });

    it('is the role of its entry', () => {
      expect(
        serviceAccountOf(unannotated(entry('payments', ROLE))),
      ).toMatchObject({
        newPods: { mechanism: 'irsa', by: 'webhook-config-map', roleArn: ROLE },
        bindings: [
          {
            mechanism: 'irsa',
            roleArn: ROLE,
            configured: true,
            verdict: 'works',
          },
        ],
      });
    });

    it('is the entry of its namespace before that for every namespace', () => {
      expect(
        serviceAccountOf(
          unannotated(entry('*', `${ROLE}-other`), entry('payments', ROLE)),
        ).newPods.roleArn,
      ).toBe(ROLE);
      expect(
        serviceAccountOf(unannotated(entry('*', ROLE))).newPods.roleArn,
      ).toBe(ROLE);
    });

    it('is the annotation before an entry', () => {
      expect(
        serviceAccountOf({
          ...parts(),
          others: [entry('payments', `${ROLE}-other`)],
        }).newPods,
      ).toMatchObject({ by: 'annotation', roleArn: ROLE });
    });

    it('takes the audience of the entry', () => {
      const [provider] = parts().providers;
      const withAudience: SnapshotRecord = {
        kind: 'webhook-role',
        value: {
          cluster: CLUSTER,
          namespace: 'payments',
          serviceAccount: 'payments-api',
          roleArn: ROLE,
          audience: 'lake',
        },
      };
      const estate = {
        ...unannotated(withAudience),
        roles: [
          aRole({
            trustPolicy: webIdentityTrust({
              StringEquals: {
                [`${ISSUER}:sub`]:
                  'system:serviceaccount:payments:payments-api',
                [`${ISSUER}:aud`]: 'lake',
              },
            }),
          }),
        ],
        pods: [],
      };
      expect(codesOf(serviceAccountOf(estate))[0]).toContain(
        'AUDIENCE_NOT_REGISTERED',
      );
      expect(
        serviceAccountOf({
          ...estate,
          providers: [{ ...provider, clientIds: ['lake'] }],
        }).bindings[0].verdict,
      ).toBe('works');
    });
  });
});

describe('what running pods carry', () => {
  it('is counted by what it is', () => {
    const { running } = serviceAccountOf({
      ...parts(),
      pods: [
        aPod({ createdAt: '2026-11-02T00:00:00Z' }),
        aPod({ name: 'x2', createdAt: '2026-11-01T00:00:00Z' }),
        aPod({ name: 'x3', ...withEnvironment(CREDENTIALS) }),
        aPod({ name: 'x4', ...withEnvironment(), tokenAudiences: [] }),
        aPod({
          name: 'x5',
          ...withEnvironment(
            { name: 'AWS_ACCESS_KEY_ID' },
            { name: 'AWS_SECRET_ACCESS_KEY' },
            { name: 'AWS_ROLE_ARN', value: ROLE },
            { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
          ),
        }),
        aPod({ name: 'done', phase: 'Failed' }),
      ],
    });
    expect(
      running.map(each => [each.mechanism, each.roleArn, each.pods]),
    ).toEqual([
      ['irsa', ROLE, 2],
      ['none', undefined, 1],
      ['pod-identity', undefined, 1],
      ['static-keys', undefined, 1],
    ]);
    expect(running[0]).toMatchObject({
      audiences: ['sts.amazonaws.com'],
      example: 'payments-api-5d9f-x1',
      created: {
        first: '2026-11-01T00:00:00Z',
        last: '2026-11-02T00:00:00Z',
      },
    });
  });

  it('counts pods whose owner is no workload that was read', () => {
    const [running] = serviceAccountOf({
      ...parts(),
      workloads: [],
      pods: [aPod({ owner: { kind: 'SparkApplication', name: 'nightly' } })],
    }).running;
    expect(running).toMatchObject({ mechanism: 'irsa', pods: 1 });
  });

  it('is not complete when pods were not read', () => {
    expect(
      serviceAccountOf(notRead({ ...parts(), pods: [] }, 'pod')),
    ).toMatchObject({ running: [], podsRead: false });
  });
});

describe('every service account', () => {
  it('is listed, and so is one that is only named', () => {
    const { serviceAccounts } = resolveAll(
      anEstate({
        ...parts(),
        serviceAccounts: [
          aServiceAccount(),
          aServiceAccount({ name: 'idle', annotations: {} }),
        ],
        workloads: [
          aWorkload(),
          aWorkload({ name: 'x', serviceAccount: 'gone' }),
        ],
        associations: [anAssociation({ serviceAccount: 'planned' })],
      }),
      [
        aComponent('other', {
          'irsa.backstage.io/service-accounts': `${CLUSTER}/shop/wished`,
        }),
      ],
    );
    expect(
      serviceAccounts.map(({ serviceAccount: { namespace, name }, state }) => [
        `${namespace}/${name}`,
        state,
      ]),
    ).toEqual([
      ['payments/gone', 'missing'],
      ['payments/idle', 'exists'],
      ['payments/payments-api', 'exists'],
      ['payments/planned', 'missing'],
      ['shop/wished', 'missing'],
    ]);
    expect(
      resolveAll(
        anEstate(
          notRead({ ...parts(), serviceAccounts: [] }, 'service-account'),
        ),
      ).serviceAccounts[0].state,
    ).toBe('not-read');
  });
});

describe('kiam and kube2iam', () => {
  const annotated = (role: string, change: Partial<EstateParts> = {}) =>
    bare({
      workloads: [
        aWorkload({ podAnnotations: { 'iam.amazonaws.com/role': role } }),
      ],
      pods: [],
      ...change,
    });

  it('get a binding for each role that templates and pods name', () => {
    const { bindings, newPods } = serviceAccountOf(
      annotated('payments-api', {
        pods: [
          aPod({
            ...usesRegion,
            annotations: {
              'iam.amazonaws.com/role': `arn:aws:iam::${ACCOUNT}:role/old`,
            },
          }),
        ],
      }),
    );
    expect(bindings.map(each => [each.mechanism, each.roleArn])).toEqual([
      ['kube2iam', `arn:aws:iam::${ACCOUNT}:role/old`],
      ['kube2iam', ROLE],
    ]);
    expect(newPods.by).toBe('pod-annotation');
  });

  it('leave the role open where the name is of no role in the account of the cluster', () => {
    expect(
      serviceAccountOf(annotated('unheard-of')).bindings[0].roleArn,
    ).toBeUndefined();
  });

  it('are broken where kiam runs and the namespace permits nothing', () => {
    const kiam = aWorkload({
      namespace: 'kube-system',
      kind: 'DaemonSet',
      name: 'kiam-agent',
    });
    const namespace = (
      annotations: Record<string, string>,
    ): SnapshotRecord => ({
      kind: 'namespace',
      value: { cluster: CLUSTER, name: 'payments', annotations },
    });
    const estate = annotated('payments-api');
    const withKiam = (annotations: Record<string, string>) =>
      serviceAccountOf({
        ...estate,
        workloads: [...estate.workloads, kiam],
        others: [namespace(annotations)],
      });
    expect(withKiam({})).toMatchObject({
      bindings: [{ mechanism: 'kiam', verdict: 'broken' }],
    });
    expect(codesOf(withKiam({}))).toEqual([['KIAM_NAMESPACE_NOT_PERMITTED']]);
    expect(
      withKiam({ 'iam.amazonaws.com/permitted': '.*' }).bindings[0].verdict,
    ).toBe('unknown');
  });
});

describe("the node's role", () => {
  const NODES = `arn:aws:iam::${ACCOUNT}:role/nodes`;
  const SPOT = `arn:aws:iam::${ACCOUNT}:role/spot`;
  const node = (
    name: string,
    labels: Record<string, string>,
  ): SnapshotRecord => ({
    kind: 'node',
    value: { cluster: CLUSTER, name, labels },
  });
  const nodeRole = (
    roleArn: string,
    from: NodeRoleRecord['from'],
    name?: string,
  ): SnapshotRecord => ({
    kind: 'node-role',
    value: { cluster: CLUSTER, roleArn, from, ...(name ? { name } : {}) },
  });
  const onNodes = (
    others: SnapshotRecord[],
    change: Partial<EstateParts> = {},
  ) =>
    serviceAccountOf(
      bare({
        roles: [aRole({ arn: NODES }), aRole({ arn: SPOT })],
        others,
        complete: [...parts().complete, { kind: 'node-role', of: CLUSTER }],
        ...change,
      }),
    );

  it('is known by the node group of the node', () => {
    const serviceAccount = onNodes([
      node('node-1', { 'eks.amazonaws.com/nodegroup': 'main' }),
      nodeRole(NODES, 'nodegroup', 'main'),
      nodeRole(SPOT, 'nodegroup', 'spot'),
    ]);
    expect(serviceAccount).toMatchObject({
      newPods: { mechanism: 'node-role', by: 'node', roleArn: NODES },
      bindings: [
        {
          mechanism: 'node-role',
          roleArn: NODES,
          configured: false,
          verdict: 'unknown',
        },
      ],
    });
    expect(codesOf(serviceAccount)).toEqual([['NODE_METADATA_NOT_READ']]);
  });

  it('works for pods on the host network', () => {
    expect(
      onNodes([nodeRole(NODES, 'nodegroup', 'main')], {
        pods: [aPod({ ...usesRegion, hostNetwork: true })],
      }).bindings,
    ).toEqual([expect.objectContaining({ roleArn: NODES, verdict: 'works' })]);
  });

  it('is one binding each where pods run on nodes with different roles', () => {
    const { bindings, newPods } = onNodes(
      [
        node('node-1', { 'eks.amazonaws.com/nodegroup': 'main' }),
        node('node-2', { 'eks.amazonaws.com/nodegroup': 'spot' }),
        nodeRole(NODES, 'nodegroup', 'main'),
        nodeRole(SPOT, 'nodegroup', 'spot'),
      ],
      {
        pods: [
          aPod({ ...usesRegion, node: 'node-1' }),
          aPod({ ...usesRegion, name: 'x2', node: 'node-2' }),
        ],
      },
    );
    expect(bindings.map(each => each.roleArn)).toEqual([NODES, SPOT]);
    expect(newPods.roleArn).toBeUndefined();
  });

  it('is that of the access entry for nodes of no managed group, and of Auto Mode', () => {
    const others = [
      node('node-1', { 'karpenter.sh/nodepool': 'any' }),
      node('node-2', { 'eks.amazonaws.com/compute-type': 'auto' }),
      nodeRole(NODES, 'access-entry'),
      nodeRole(SPOT, 'auto-mode'),
    ];
    const on = (name: string) =>
      onNodes(others, { pods: [aPod({ ...usesRegion, node: name })] })
        .bindings[0].roleArn;
    expect(on('node-1')).toBe(NODES);
    expect(on('node-2')).toBe(SPOT);
  });

  it('is not known where several are possible, or they were not all read', () => {
    expect(
      codesOf(
        onNodes([
          nodeRole(NODES, 'nodegroup', 'main'),
          nodeRole(SPOT, 'nodegroup', 'spot'),
        ]),
      ),
    ).toEqual([['NODE_ROLE_NOT_READ']]);
    expect(
      codesOf(
        serviceAccountOf(
          bare({ others: [nodeRole(NODES, 'nodegroup', 'main')] }),
        ),
      ),
    ).toEqual([['NODE_ROLE_NOT_READ']]);
  });

  it('does not exist on Fargate', () => {
    expect(
      onNodes([nodeRole(NODES, 'nodegroup', 'main')], {
        pods: [aPod({ ...usesRegion, node: 'fargate-ip-10-0-0-1' })],
      }),
    ).toMatchObject({
      bindings: [
        { verdict: 'broken', reasons: [{ code: 'NO_NODE_ROLE_ON_FARGATE' }] },
      ],
    });
  });
});

describe('the catalog', () => {
  const resource = (name: string, arn: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'amazonaws.com/arn': arn },
    },
    spec: { type: 'iam-role', owner: 'team-a' },
  });
  const withSpec = (
    entity: Entity,
    spec: Record<string, string | string[]>,
  ) => ({
    ...entity,
    spec,
  });
  const system: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'billing', namespace: 'default' },
    spec: { owner: 'team-b', domain: 'money' },
  };

  it('says where a component stands', () => {
    expect(
      entityOf(
        parts(),
        withSpec(aComponent(), {
          owner: 'team-a',
          system: 'billing',
          lifecycle: 'production',
        }),
        system,
      ).place,
    ).toEqual({
      entityRef: 'component:default/payments-api',
      owner: 'group:default/team-a',
      system: 'system:default/billing',
      domain: 'domain:default/money',
      lifecycle: 'production',
    });
  });

  it('lets relations count before the spec', () => {
    const related = withSpec(aComponent(), { owner: 'team-a' });
    related.relations = [
      { type: 'ownedBy', targetRef: 'user:default/ada' },
      { type: 'partOf', targetRef: 'system:default/billing' },
    ];
    expect(entityOf(parts(), related, system).place).toMatchObject({
      owner: 'user:default/ada',
      system: 'system:default/billing',
      domain: 'domain:default/money',
    });
  });

  it('declares roles by annotation, by resources on either side, and by the tag of a role', () => {
    const other = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
    const needing = {
      ...resource('needed-by', other('three')),
    };
    needing.spec = {
      ...needing.spec,
      dependencyOf: ['component:payments-api'],
    };
    const { declared } = entityOf(
      {
        ...parts(),
        roles: [
          aRole(),
          aRole({
            arn: other('four'),
            tags: {
              'irsa.backstage.io/entity-ref': 'component:default/payments-api',
            },
          }),
        ],
      },
      withSpec(
        aComponent('payments-api', { 'amazon.com/iam-role-arn': other('one') }),
        { dependsOn: ['resource:needs', 'resource:unknown'] },
      ),
      resource('needs', other('two')),
      needing,
      resource('bucket', 'arn:aws:s3:::data'),
    );
    expect(declared.map(each => [each.roleArn, each.by, each.ref])).toEqual([
      [other('one'), 'component', 'component:default/payments-api'],
      [other('three'), 'resource', 'resource:default/needed-by'],
      [other('two'), 'resource', 'resource:default/needs'],
      [other('four'), 'role-tag', other('four')],
    ]);
  });

  it('links entities with what they stand for', () => {
    const { entitiesByArn } = resolveAll(anEstate(), [
      resource('role', ROLE),
      resource('cluster', parts().cluster.arn!),
    ]);
    expect(entitiesByArn.get(ROLE)).toEqual(['resource:default/role']);
    expect(entitiesByArn.get(parts().cluster.arn!)).toEqual([
      'resource:default/cluster',
    ]);
  });

  it('claims service accounts, with the owners of the entities', () => {
    expect(
      serviceAccountOf(parts(), undefined, [
        withSpec(aComponent(), { owner: 'team-b' }),
        withSpec(
          aComponent('copy', { 'backstage.io/kubernetes-id': 'payments-api' }),
          { owner: 'team-a' },
        ),
      ]),
    ).toMatchObject({
      entityRefs: ['component:default/copy', 'component:default/payments-api'],
      owners: ['group:default/team-a', 'group:default/team-b'],
    });
  });

  it('names the likely owner of what nobody claims, and how sure that is', () => {
    const estate: EstateParts = {
      ...parts(),
      serviceAccounts: [
        aServiceAccount(),
        aServiceAccount({ name: 'stray', annotations: {} }),
        aServiceAccount({ name: 'lost', namespace: 'default' }),
      ],
      workloads: [
        aWorkload(),
        aWorkload({
          name: 'two',
          labels: { 'backstage.io/kubernetes-id': 'two' },
        }),
        aWorkload({
          name: 'three',
          labels: { 'backstage.io/kubernetes-id': 'three' },
        }),
      ],
    };
    const entities = (...owners: string[]) =>
      ['payments-api', 'two', 'three']
        .slice(0, owners.length)
        .map((name, index) =>
          withSpec(aComponent(name), { owner: owners[index] }),
        );
    const likely = (...owners: string[]) =>
      serviceAccountOf(estate, 'payments/stray', entities(...owners))
        .likelyOwner;
    expect(likely('a', 'b', 'b')).toMatchObject({
      owner: 'group:default/b',
      entities: 2,
      of: 3,
      sure: 'likely',
    });
    expect(likely('a', 'b')).toMatchObject({
      owner: 'group:default/a',
      sure: 'guess',
    });
    expect(likely('a')).toMatchObject({ sure: 'guess', of: 1 });
    const lost = serviceAccountOf(estate, 'default/lost', entities('a'));
    expect(lost.likelyOwner).toBeUndefined();
    expect(lost.entityRefs).toEqual([]);
    expect(
      serviceAccountOf(estate, 'payments/payments-api', entities('a'))
        .likelyOwner,
    ).toBeUndefined();
  });
});

describe('the three kinds of truth', () => {
  const declared = (arn: string) =>
    aComponent('payments-api', { 'amazon.com/iam-role-arn': arn });

  it('agree where all say the same', () => {
    expect(entityOf(parts(), declared(ROLE)).differences).toEqual([]);
    expect(entityOf(parts(), aComponent()).differences).toEqual([]);
  });

  it('differ where the catalog declares another role than is set up', () => {
    const { differences } = entityOf(parts(), declared(`${ROLE}-other`));
    expect(differences).toEqual([
      expect.objectContaining({
        code: 'DECLARED_NOT_CONFIGURED',
        between: ['declared', 'configured'],
        expected: `${ROLE}-other`,
        actual: ROLE,
        evidence: [
          {
            source: 'component:default/payments-api',
            path: 'metadata.annotations["amazon.com/iam-role-arn"]',
            value: `${ROLE}-other`,
          },
        ],
      }),
      expect.objectContaining({
        code: 'CONFIGURED_NOT_DECLARED',
        expected: `${ROLE}-other`,
        actual: ROLE,
      }),
    ]);
    for (const { cause } of differences) {
      expect(cause).toMatch(/^[^.]*(\.[^ ][^.]*)*\.$/);
    }
  });

  it('differ where nothing is set up', () => {
    expect(
      differenceCodes(entityOf(bare({ pods: [] }), declared(ROLE))),
    ).toEqual(['DECLARED_NOT_CONFIGURED']);
  });

  it('differ where a role was made for another service account', () => {
    const tagged = (value: string) =>
      entityOf(
        {
          ...parts(),
          roles: [
            aRole({ tags: { 'irsa.backstage.io/service-account': value } }),
          ],
        },
        aComponent(),
      );
    expect(differenceCodes(tagged(`${CLUSTER}/payments/other`))).toEqual([
      'TAGGED_FOR_OTHER_SERVICE_ACCOUNT',
    ]);
    expect(tagged(`${CLUSTER}/payments/payments-api`).differences).toEqual([]);
  });

  it.each([
    ['CONFIGURED_NOT_OBSERVED', withEnvironment(), { expected: ROLE, pods: 1 }],
    [
      'OBSERVED_OTHER_ROLE',
      withEnvironment(
        { name: 'AWS_ROLE_ARN', value: `${ROLE}-old` },
        { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
      ),
      { expected: ROLE, actual: `${ROLE}-old` },
    ],
    ['OBSERVED_OTHER_MECHANISM', withEnvironment(CREDENTIALS), {}],
    [
      'OBSERVED_STATIC_KEYS',
      withEnvironment(
        { name: 'AWS_ACCESS_KEY_ID' },
        { name: 'AWS_SECRET_ACCESS_KEY' },
      ),
      { actual: 'AWS_ACCESS_KEY_ID' },
    ],
    [
      'OBSERVED_OTHER_AUDIENCE',
      { tokenAudiences: ['lake'] },
      { expected: 'sts.amazonaws.com', actual: 'lake' },
    ],
  ])('differ where pods carry something else: %s', (code, pod, more) => {
    const { differences } = serviceAccountOf({ ...parts(), pods: [aPod(pod)] });
    expect(differences).toEqual([
      expect.objectContaining({
        code,
        between: ['configured', 'observed'],
        ...more,
      }),
    ]);
    expect(differences[0].evidence[0].source).toBe(
      'Pod payments/payments-api-5d9f-x1',
    );
  });

  it('are those of the pods of an entity, where it shares its service account', () => {
    const estate = {
      ...parts(),
      workloads: [aWorkload(), aWorkload({ name: 'other', labels: {} })],
      pods: [
        aPod(),
        aPod({
          ...withEnvironment(),
          name: 'other-7c4b-x1',
          owner: { kind: 'ReplicaSet', name: 'other-7c4b' },
          labels: { 'pod-template-hash': '7c4b' },
        }),
      ],
    };
    expect(differenceCodes(serviceAccountOf(estate))).toEqual([
      'CONFIGURED_NOT_OBSERVED',
    ]);
    expect(entityOf(estate, aComponent()).differences).toEqual([]);
  });

  it('differ where pods carry what nothing sets up any more', () => {
    expect(differenceCodes(serviceAccountOf(bare({ pods: [aPod()] })))).toEqual(
      ['OBSERVED_NOT_CONFIGURED'],
    );
    expect(differenceCodes(serviceAccountOf(bare()))).toEqual([]);
  });

  it('say why pods carry nothing', () => {
    const cause = (
      createdAt: string,
      annotatedAt: string,
      workload: Parameters<typeof aWorkload>[0] = {},
    ) =>
      serviceAccountOf({
        ...parts(),
        serviceAccounts: [
          aServiceAccount({
            annotationManagers: [{ manager: 'helm', at: annotatedAt }],
          }),
        ],
        workloads: [aWorkload(workload)],
        pods: [aPod({ ...withEnvironment(), createdAt })],
      }).differences[0].cause;
    expect(cause('2026-11-01T00:00:00Z', '2026-11-18T00:00:00Z')).toContain(
      'older than the annotation',
    );
    expect(cause('2026-11-20T00:00:00Z', '2026-11-18T00:00:00Z')).toContain(
      'the webhook did not act',
    );
    expect(
      cause('2026-11-20T00:00:00Z', '2026-11-18T00:00:00Z', {
        ...withEnvironment({ name: 'AWS_ROLE_ARN', value: ROLE }),
      }),
    ).toContain('sets one of');
  });
});

describe('every role', () => {
  const NODES = `arn:aws:iam::${ACCOUNT}:role/nodes`;
  const wide = webIdentityTrust();
  const service = (name: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: `${name}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        },
      ],
    });
  const named = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

  it('that has to do with Kubernetes is resolved, and no other', () => {
    const { roles } = resolveAll(
      anEstate({
        ...parts(),
        roles: [
          aRole(),
          aRole({ arn: named('ghost') }),
          aRole({ arn: named('lambda'), trustPolicy: service('lambda') }),
          aRole({ arn: named('pods'), trustPolicy: service('pods.eks') }),
          aRole({ arn: NODES, trustPolicy: service('ec2') }),
          aRole({ arn: named('unreadable'), trustPolicy: '{' }),
          aRole({
            arn: named('behind-kube2iam'),
            trustPolicy: JSON.stringify({
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: NODES },
                  Action: 'sts:AssumeRole',
                },
              ],
            }),
          }),
        ],
        serviceAccounts: [
          aServiceAccount(),
          aServiceAccount({
            name: 'lost',
            annotations: { 'eks.amazonaws.com/role-arn': named('missing') },
          }),
          aServiceAccount({
            name: 'away',
            annotations: {
              'eks.amazonaws.com/role-arn': 'arn:aws:iam::999900001111:role/x',
            },
          }),
        ],
        others: [
          {
            kind: 'node-role',
            value: {
              cluster: CLUSTER,
              roleArn: NODES,
              from: 'nodegroup',
              name: 'main',
            },
          },
        ],
      }),
    );
    expect([...roles.keys()]).toEqual([
      named('behind-kube2iam'),
      named('ghost'),
      named('missing'),
      NODES,
      ROLE,
      named('pods'),
      named('unreadable'),
      'arn:aws:iam::999900001111:role/x',
    ]);
    expect(roles.get(ROLE)).toMatchObject({
      configured: 1,
      totals: { does: 1, can: 1 },
      exists: true,
    });
    expect(roles.get(named('ghost'))).toMatchObject({
      configured: 0,
      totals: { does: 0, can: 1 },
    });
    expect(roles.get(named('missing'))).toMatchObject({
      configured: 1,
      exists: false,
      blastRadius: { incomplete: false },
    });
    const away = roles.get('arn:aws:iam::999900001111:role/x');
    expect(away).toMatchObject({ blastRadius: { incomplete: true } });
    expect(away).not.toHaveProperty('exists');
    expect(roles.get(NODES)?.nodesOf).toEqual([CLUSTER]);
    const kube2iam = roles.get(named('behind-kube2iam'))!;
    expect(kube2iam.trustsNodesOf).toEqual([CLUSTER]);
    expect(kube2iam.reach.unknown[0].why).toContain('nodes');
    expect(roles.get(named('unreadable'))?.reach.unknown).not.toEqual([]);
  });

  it('has a blast radius in numbers', () => {
    const { roles } = resolveAll(
      anEstate({
        ...parts(),
        roles: [aRole({ trustPolicy: wide })],
        serviceAccounts: [
          aServiceAccount(),
          aServiceAccount({ name: 'ledger', annotations: {} }),
          aServiceAccount({
            name: 'web',
            namespace: 'default',
            annotations: {},
          }),
        ],
        pods: [aPod(), aPod({ name: 'x2' })],
      }),
      [{ ...aComponent(), spec: { owner: 'team-a' } }],
    );
    expect(roles.get(ROLE)?.blastRadius).toEqual({
      serviceAccounts: 3,
      namespaces: 2,
      clusters: 1,
      pods: 2,
      entities: 1,
      owners: 1,
      open: true,
      incomplete: false,
    });
  });

  it('lists at most 200, claimed ones first, and tells the total', () => {
    const { roles } = resolveAll(
      anEstate({
        ...parts(),
        roles: [aRole({ trustPolicy: wide })],
        serviceAccounts: [
          aServiceAccount(),
          ...Array.from({ length: 250 }, (_, index) =>
            aServiceAccount({ name: `a${index}`, annotations: {} }),
          ),
        ],
      }),
      [aComponent()],
    );
    const { reach, totals, blastRadius } = roles.get(ROLE)!;
    expect(reach.can).toHaveLength(200);
    expect(reach.can[0].name).toBe('payments-api');
    expect(reach.canTotal).toBe(251);
    expect(totals.can).toBe(251);
    expect(blastRadius.serviceAccounts).toBe(251);
  });

  it('shares what several wide policies let in', () => {
    const arns = ['one', 'two', 'three'].map(named);
    const policies = [
      wide,
      webIdentityTrust(
        subjectCondition('system:serviceaccount:payments:*', 'StringLike'),
      ),
      webIdentityTrust(
        subjectCondition('system:serviceaccount:pay*:*api', 'StringLike'),
      ),
    ];
    const { roles } = resolveAll(
      anEstate({
        ...parts(),
        roles: arns.map((arn, index) =>
          aRole({ arn, trustPolicy: policies[index] }),
        ),
        serviceAccounts: [
          aServiceAccount(),
          aServiceAccount({ name: 'ledger', annotations: {} }),
          aServiceAccount({
            name: 'web',
            namespace: 'default',
            annotations: {},
          }),
        ],
      }),
    );
    expect(arns.map(arn => roles.get(arn)?.totals.can)).toEqual([3, 2, 1]);
  });

  it('tells what it may do when it is asked', () => {
    const resolved = resolveAll(
      anEstate({
        ...parts(),
        roles: [
          aRole({
            attachedPolicies: [],
            inlinePolicies: [
              {
                name: 'own',
                document: JSON.stringify({
                  Statement: {
                    Effect: 'Allow',
                    Action: 's3:GetObject',
                    Resource: '*',
                  },
                }),
              },
            ],
          }),
        ],
      }),
    );
    expect(resolved.permissionsOf(ROLE)?.services).toEqual([
      expect.objectContaining({ service: 's3', levels: ['Read'] }),
    ]);
    expect(resolved.permissionsOf(named('missing'))).toBeUndefined();
    expect(resolved.permissionsOf('nonsense')).toBeUndefined();
  });
});
