import { Entity } from '@backstage/catalog-model';
import { EntityBinding, HopKind, ResolvedIdentity } from '../model';
import {
  ACCOUNT,
  ACCOUNT_SOURCE,
  anAssociation,
  anEstate,
  aComponent,
  aPod,
  aRole,
  aServiceAccount,
  aWorkload,
  CLUSTER,
  CLUSTER_SOURCE,
  EstateParts,
  ISSUER,
  notRead,
  parts,
  PROVIDER,
  ROLE,
  subjectCondition,
  webIdentityTrust,
} from './__testUtils__/anEstate';
import { resolveIdentities } from './__testUtils__/resolveAll';

function resolve(
  estateParts: EstateParts,
  entity: Entity = aComponent(),
): ResolvedIdentity {
  const [identity] = resolveIdentities(anEstate(estateParts), [entity]);
  return identity;
}

function onlyBinding(estateParts: EstateParts, entity?: Entity): EntityBinding {
  const { bindings } = resolve(estateParts, entity);
  expect(bindings).toHaveLength(1);
  return bindings[0];
}

function statuses(binding: EntityBinding): Partial<Record<HopKind, string>> {
  return Object.fromEntries(binding.lane.map(hop => [hop.hop, hop.status]));
}

function codes(binding: EntityBinding): string[] {
  return binding.reasons.map(reason => reason.code);
}

describe('a service account with an annotation', () => {
  it('works when every hop allows', () => {
    const binding = onlyBinding(parts());
    expect(binding).toMatchObject({
      serviceAccount: {
        cluster: CLUSTER,
        namespace: 'payments',
        name: 'payments-api',
      },
      roleArn: ROLE,
      mechanism: 'irsa',
      configured: true,
      verdict: 'works',
      status: 'works',
      workloads: [`workload:${CLUSTER}/payments/Deployment/payments-api`],
    });
    expect(statuses(binding)).toEqual({
      workload: 'works',
      'service-account': 'works',
      provider: 'works',
      role: 'works',
      permissions: 'works',
    });
    expect(resolve(parts()).sources).toEqual([ACCOUNT_SOURCE, CLUSTER_SOURCE]);
  });

  it.each([
    ['arn:aws:iam::111122223333::role/payments-api', 'ROLE_ARN_INVALID'],
    [
      'arn:aws-cn:iam::111122223333:role/payments-api',
      'ROLE_ARN_OTHER_PARTITION',
    ],
  ])('is broken at the service account with %s', (annotation, code) => {
    const binding = onlyBinding({
      ...parts(),
      serviceAccounts: [
        aServiceAccount({
          annotations: { 'eks.amazonaws.com/role-arn': annotation },
        }),
      ],
      pods: [],
    });
    expect(binding.verdict).toBe('broken');
    expect(codes(binding)[0]).toBe(code);
    expect(statuses(binding)).toMatchObject({
      'service-account': 'broken',
      provider: 'not-reached',
      role: 'not-reached',
      permissions: 'not-reached',
    });
  });

  it('has no binding when the annotation is empty, as the webhook sees none', () => {
    expect(
      resolve({
        ...parts(),
        serviceAccounts: [
          aServiceAccount({
            annotations: { 'eks.amazonaws.com/role-arn': '' },
          }),
        ],
        pods: [],
      }).bindings,
    ).toEqual([]);
  });

  it('takes the annotation prefix of the cluster', () => {
    const estate = parts();
    const binding = onlyBinding({
      ...estate,
      cluster: { ...estate.cluster, annotationPrefix: 'irsa.example.com' },
      serviceAccounts: [
        aServiceAccount({ annotations: { 'irsa.example.com/role-arn': ROLE } }),
      ],
    });
    expect(binding.verdict).toBe('works');
  });
});

describe('the OIDC provider', () => {
  it('is broken when the account of the role has none for the issuer', () => {
    const binding = onlyBinding({ ...parts(), providers: [] });
    expect(codes(binding)).toEqual(['PROVIDER_MISSING']);
    expect(statuses(binding)).toMatchObject({
      provider: 'broken',
      role: 'not-reached',
    });
  });

  it('is unknown when the providers were not all read', () => {
    const binding = onlyBinding(
      notRead({ ...parts(), providers: [] }, 'oidc-provider'),
    );
    expect(binding.verdict).toBe('unknown');
    expect(codes(binding)).toEqual(['PROVIDERS_NOT_READ']);
  });

  it('is found among providers that were not all read', () => {
    expect(onlyBinding(notRead(parts(), 'oidc-provider')).verdict).toBe(
      'works',
    );
  });

  it("is broken when it does not list the token's audience", () => {
    const estate = parts();
    const binding = onlyBinding({
      ...estate,
      providers: [{ ...estate.providers[0], clientIds: ['other'] }],
    });
    expect(codes(binding)).toEqual(['AUDIENCE_NOT_REGISTERED']);
  });

  it('takes the audience from the service account', () => {
    const estate = parts();
    const binding = onlyBinding({
      ...estate,
      providers: [{ ...estate.providers[0], clientIds: ['lake'] }],
      serviceAccounts: [
        aServiceAccount({
          annotations: {
            'eks.amazonaws.com/role-arn': ROLE,
            'eks.amazonaws.com/audience': 'lake',
          },
        }),
      ],
      roles: [
        aRole({
          trustPolicy: webIdentityTrust({
            StringEquals: {
              [`${ISSUER}:sub`]: 'system:serviceaccount:payments:payments-api',
              [`${ISSUER}:aud`]: 'lake',
            },
          }),
        }),
      ],
    });
    expect(binding.verdict).toBe('works');
  });

  it('is unknown when the issuer of the cluster was not read', () => {
    const { issuer: _, ...cluster } = parts().cluster;
    const binding = onlyBinding({ ...parts(), cluster });
    expect(binding.verdict).toBe('unknown');
    expect(codes(binding)).toContain('ISSUER_NOT_READ');
  });
});

describe('the role', () => {
  it('is broken when it does not exist, and names the one that was meant', () => {
    const near = `${ROLE}-20261104093512417400000002`;
    const binding = onlyBinding({ ...parts(), roles: [aRole({ arn: near })] });
    expect(codes(binding)).toEqual(['ROLE_NOT_FOUND']);
    expect(binding.lane[3].detail?.differences).toEqual([
      { label: 'Configured', value: ROLE },
      { label: 'Exists', value: near },
    ]);
  });

  it("is broken when the ARN leaves out the role's path", () => {
    const binding = onlyBinding({
      ...parts(),
      roles: [aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/team/payments-api` })],
    });
    expect(codes(binding)).toEqual(['ROLE_NOT_FOUND']);
  });

  it('is unknown when the roles of the account were not all read', () => {
    const binding = onlyBinding(notRead({ ...parts(), roles: [] }, 'role'));
    expect(binding.verdict).toBe('unknown');
    expect(codes(binding)).toContain('ROLE_NOT_READ');
  });

  it('is broken when it trusts another namespace, and marks the clause', () => {
    const binding = onlyBinding({
      ...parts(),
      roles: [
        aRole({
          trustPolicy: webIdentityTrust(
            subjectCondition('system:serviceaccount:payment:payments-api'),
          ),
        }),
      ],
    });
    const role = binding.lane[3];
    expect(binding.reasons[0]).toMatchObject({
      code: 'SUB_MISMATCH',
      path: `Statement[0].Condition.StringEquals["${ISSUER}:sub"]`,
    });
    expect(role.fact).toBe('Trusts namespace payment, not payments');
    expect(role.detail?.differences).toEqual([
      {
        label: "Pod's token says",
        value: 'system:serviceaccount:payments:payments-api',
      },
      {
        label: 'Role trusts',
        value: 'system:serviceaccount:payment:payments-api',
      },
    ]);
    const { text, decidingLines } = role.detail!.document!;
    expect(
      decidingLines.map(line => text!.split('\n')[line - 1]).join('\n'),
    ).toContain('system:serviceaccount:payment:payments-api');
    expect(statuses(binding).permissions).toBe('not-reached');
  });

  it('is broken when an explicit Deny matches', () => {
    const trust = JSON.parse(aRole().trustPolicy);
    trust.Statement.push({ ...trust.Statement[0], Effect: 'Deny' });
    const binding = onlyBinding({
      ...parts(),
      roles: [aRole({ trustPolicy: JSON.stringify(trust) })],
    });
    expect(codes(binding)).toEqual(['EXPLICIT_DENY']);
  });

  it('is unknown when the trust policy cannot be read', () => {
    const binding = onlyBinding({
      ...parts(),
      roles: [aRole({ trustPolicy: '{"Version": ' })],
    });
    expect(binding.verdict).toBe('unknown');
    expect(codes(binding)).toEqual(['TRUST_POLICY_UNREADABLE']);
  });

  it('is unknown when the decision turns on what nobody can know', () => {
    const binding = onlyBinding({
      ...parts(),
      roles: [
        aRole({
          trustPolicy: webIdentityTrust({
            ...subjectCondition('system:serviceaccount:payments:payments-api'),
            IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
          }),
        }),
      ],
    });
    expect(binding.verdict).toBe('unknown');
    expect(statuses(binding).role).toBe('unknown');
  });

  it('counts who is only perhaps denied among those that can become the role', () => {
    const canWith = (condition: object) => {
      const trust = JSON.parse(
        webIdentityTrust(
          subjectCondition('system:serviceaccount:payments:*', 'StringLike'),
        ),
      );
      trust.Statement.push({
        ...trust.Statement[0],
        Effect: 'Deny',
        Condition: {
          ...subjectCondition('system:serviceaccount:payments:payments-api'),
          ...condition,
        },
      });
      return resolve({
        ...parts(),
        roles: [aRole({ trustPolicy: JSON.stringify(trust) })],
      }).roles[0].can.map(({ name }) => name);
    };
    expect(canWith({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })).toEqual([
      'payments-api',
    ]);
    expect(canWith({})).toEqual([]);
  });

  it.each([
    ['no condition', webIdentityTrust(), 'cluster', 'Statement[0].Principal'],
    [
      'a whole namespace',
      webIdentityTrust(
        subjectCondition('system:serviceaccount:payments:*', 'StringLike'),
      ),
      'namespace',
      `Statement[0].Condition.StringLike["${ISSUER}:sub"]`,
    ],
  ])('needs attention with %s', (_, trustPolicy, scope, path) => {
    const estate = { ...parts(), roles: [aRole({ trustPolicy })] };
    const binding = onlyBinding(estate);
    expect(binding).toMatchObject({ verdict: 'works', status: 'attention' });
    expect(binding.lane[3].detail?.evidence[0].path).toBe(path);
    expect(binding.lane[3].detail?.document).toMatchObject({
      mark: 'widens',
      decidingLines: expect.arrayContaining([expect.any(Number)]),
    });
    expect(resolve(estate).roles[0].trustScope).toBe(scope);
  });

  it('does not need attention with a name prefix in one namespace', () => {
    const binding = onlyBinding({
      ...parts(),
      roles: [
        aRole({
          trustPolicy: webIdentityTrust(
            subjectCondition(
              'system:serviceaccount:payments:payments-*',
              'StringLike',
            ),
          ),
        }),
      ],
    });
    expect(binding.status).toBe('works');
  });

  it('needs attention without any policy, and is unknown when policies were not read', () => {
    expect(
      statuses(
        onlyBinding({ ...parts(), roles: [aRole({ attachedPolicies: [] })] }),
      ).permissions,
    ).toBe('attention');
    const { attachedPolicies: _, ...role } = aRole();
    expect(onlyBinding({ ...parts(), roles: [role] }).verdict).toBe('unknown');
  });
});

describe('the workload', () => {
  const without = aPod({
    containers: [{ name: 'app', awsEnvironment: [] }],
  });

  it('is broken when pods carry no role', () => {
    const binding = onlyBinding({ ...parts(), pods: [without] });
    expect(codes(binding)).toEqual(['PODS_WITHOUT_IDENTITY']);
    expect(binding.lane[0].fact).toBe('1 pod carries no role');
  });

  it('is broken when pods carry one of the two variables only', () => {
    const binding = onlyBinding({
      ...parts(),
      pods: [
        aPod({
          containers: [
            {
              name: 'app',
              awsEnvironment: [{ name: 'AWS_ROLE_ARN', value: ROLE }],
            },
          ],
        }),
      ],
    });
    expect(codes(binding)).toEqual(['PODS_WITHOUT_IDENTITY']);
    expect(binding.lane[0].fact).toBe(
      '1 pod carries AWS_ROLE_ARN without AWS_WEB_IDENTITY_TOKEN_FILE',
    );
    expect(binding.lane[0].detail?.cause).toContain(
      'only to a container that sets neither',
    );
  });

  it('is broken when pods carry the role of before', () => {
    const binding = onlyBinding({
      ...parts(),
      pods: [
        aPod({
          containers: [
            {
              name: 'app',
              awsEnvironment: [
                { name: 'AWS_ROLE_ARN', value: `${ROLE}-old` },
                { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
              ],
            },
          ],
        }),
      ],
    });
    expect(codes(binding)).toEqual(['PODS_WITH_OTHER_IDENTITY']);
  });

  it('counts only pods that are not finished', () => {
    const binding = onlyBinding({
      ...parts(),
      pods: [aPod(), { ...without, name: 'done', phase: 'Succeeded' }],
    });
    expect(binding.verdict).toBe('works');
    expect(binding.lane[0].fact).toBe('1 pod carries the role');
  });

  it('works without a pod, since a new one gets the role', () => {
    expect(onlyBinding({ ...parts(), pods: [] }).verdict).toBe('works');
  });

  it('is unknown when pods were not read', () => {
    const estate = notRead({ ...parts(), pods: [] }, 'pod');
    const binding = onlyBinding(estate);
    expect(binding.verdict).toBe('unknown');
    expect(codes(binding)).toEqual(['PODS_NOT_READ']);
    expect(resolve(estate).workloads[0]).not.toHaveProperty('pods');
  });

  it('is broken all the same when a pod that was read carries nothing', () => {
    expect(
      onlyBinding(notRead({ ...parts(), pods: [without] }, 'pod')).verdict,
    ).toBe('broken');
  });

  it('finds pods through ReplicaSets, Jobs and CronJobs', () => {
    const identity = resolve({
      ...parts(),
      workloads: [
        aWorkload(),
        aWorkload({
          kind: 'ReplicaSet',
          name: 'payments-api-5d9f',
          owner: { kind: 'Deployment', name: 'payments-api' },
        }),
        aWorkload({ kind: 'CronJob', name: 'nightly' }),
        aWorkload({
          kind: 'Job',
          name: 'nightly-1',
          owner: { kind: 'CronJob', name: 'nightly' },
        }),
      ],
      pods: [
        aPod(),
        aPod({
          name: 'nightly-1-x',
          labels: {},
          owner: { kind: 'Job', name: 'nightly-1' },
        }),
        aPod({
          name: 'bare',
          owner: undefined,
          labels: { 'backstage.io/kubernetes-id': 'payments-api' },
        }),
      ],
    });
    expect(
      identity.workloads.map(({ kind, name, pods }) => [kind, name, pods]),
    ).toEqual([
      ['Deployment', 'payments-api', 1],
      ['CronJob', 'nightly', 1],
      ['Pod', 'bare', 1],
    ]);
  });
});

describe('a service account with an association', () => {
  const credentials = aPod({
    containers: [
      {
        name: 'app',
        awsEnvironment: [{ name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' }],
      },
    ],
  });
  const trust = (actions: string[], condition?: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: actions,
        ...(condition ? { Condition: condition } : {}),
      },
    });
  const associated = (change: Partial<EstateParts> = {}): EstateParts => ({
    ...parts(),
    serviceAccounts: [aServiceAccount({ annotations: {} })],
    associations: [anAssociation()],
    addons: [
      {
        cluster: CLUSTER,
        name: 'eks-pod-identity-agent',
        version: 'v1.3.10',
        status: 'ACTIVE',
      },
    ],
    pods: [credentials],
    roles: [
      aRole({
        trustPolicy: trust(['sts:AssumeRole', 'sts:TagSession'], {
          StringEquals: {
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'payments-api',
          },
        }),
      }),
    ],
    ...change,
  });

  it('works when every hop allows', () => {
    const binding = onlyBinding(associated());
    expect(binding).toMatchObject({
      mechanism: 'pod-identity',
      verdict: 'works',
    });
    expect(binding.lane.map(hop => hop.hop)).toEqual([
      'workload',
      'service-account',
      'association',
      'role',
      'permissions',
    ]);
  });

  it('is broken when the role does not allow sts:TagSession', () => {
    const binding = onlyBinding(
      associated({
        roles: [aRole({ trustPolicy: trust(['sts:AssumeRole']) })],
      }),
    );
    expect(binding.verdict).toBe('broken');
    expect(statuses(binding).role).toBe('broken');
  });

  it('needs no sts:TagSession when the association sends no tags', () => {
    const binding = onlyBinding(
      associated({
        associations: [anAssociation({ disableSessionTags: true })],
        roles: [aRole({ trustPolicy: trust(['sts:AssumeRole']) })],
      }),
    );
    expect(binding.verdict).toBe('works');
  });

  it('is broken without the agent, works in Auto Mode, and is unknown when add-ons were not read', () => {
    const without = associated({ addons: [] });
    expect(codes(onlyBinding(without))).toEqual(['AGENT_MISSING']);
    expect(codes(onlyBinding(notRead(without, 'addon')))).toEqual([
      'AGENT_NOT_READ',
    ]);
    expect(
      onlyBinding({
        ...without,
        cluster: { ...without.cluster, autoMode: true },
      }).verdict,
    ).toBe('works');
  });

  it('is broken when it names a role of another account', () => {
    const binding = onlyBinding(
      associated({
        associations: [
          anAssociation({ roleArn: 'arn:aws:iam::999900001111:role/x' }),
        ],
      }),
    );
    expect(codes(binding)).toContain('ASSOCIATION_ROLE_OTHER_ACCOUNT');
    expect(binding.verdict).toBe('broken');
  });

  it('is unknown beyond a target role', () => {
    const binding = onlyBinding(
      associated({
        associations: [
          anAssociation({
            targetRoleArn: 'arn:aws:iam::999900001111:role/x',
          }),
        ],
      }),
    );
    expect(codes(binding)).toEqual(['TARGET_ROLE_NOT_EVALUATED']);
  });

  it('wins over the annotation for new pods; running ones may still carry the other', () => {
    const annotated = associated({ serviceAccounts: [aServiceAccount()] });
    expect(onlyBinding(annotated)).toMatchObject({
      mechanism: 'pod-identity',
      status: 'attention',
    });
    const { bindings } = resolve({ ...annotated, pods: [aPod()] });
    expect(bindings.map(binding => binding.mechanism).sort()).toEqual([
      'irsa',
      'pod-identity',
    ]);
  });
});

describe('a service account that nothing configures', () => {
  const bare = (change: Partial<EstateParts> = {}): EstateParts => ({
    ...parts(),
    serviceAccounts: [aServiceAccount({ annotations: {} })],
    pods: [],
    ...change,
  });

  it('has no binding without evidence that it uses AWS', () => {
    const identity = resolve(bare());
    expect(identity.workloads).toHaveLength(1);
    expect(identity.bindings).toEqual([]);
  });

  it("falls back to the node's role when its workload has AWS variables", () => {
    const binding = onlyBinding(
      bare({
        workloads: [
          aWorkload({
            containers: [
              { name: 'app', awsEnvironment: [{ name: 'AWS_REGION' }] },
            ],
          }),
        ],
      }),
    );
    expect(binding).toMatchObject({
      mechanism: 'node-role',
      configured: false,
      verdict: 'unknown',
    });
    expect(binding.roleArn).toBeUndefined();
    expect(codes(binding)).toEqual(['NODE_ROLE_NOT_READ']);
  });

  it('counts a role that the catalog declares as evidence', () => {
    expect(
      onlyBinding(
        bare(),
        aComponent('payments-api', { 'amazon.com/iam-role-arn': ROLE }),
      ).mechanism,
    ).toBe('node-role');
  });

  it('is unknown with an annotation of kube2iam', () => {
    const binding = onlyBinding(
      bare({
        workloads: [
          aWorkload({
            podAnnotations: { 'iam.amazonaws.com/role': 'erp-bridge' },
          }),
        ],
      }),
    );
    expect(binding).toMatchObject({
      mechanism: 'kube2iam',
      verdict: 'unknown',
    });
  });

  it('is broken when the service account does not exist, unknown when they were not read', () => {
    const gone = bare({ serviceAccounts: [] });
    expect(codes(onlyBinding(gone))).toEqual(['SERVICE_ACCOUNT_NOT_FOUND']);
    expect(onlyBinding(gone).verdict).toBe('broken');
    expect(onlyBinding(notRead(gone, 'service-account')).verdict).toBe(
      'unknown',
    );
    expect(onlyBinding(gone).lane).toHaveLength(5);
  });
});

describe('finding workloads', () => {
  it("falls back to the entity's name as the Kubernetes plugin does", () => {
    const entity = aComponent();
    delete entity.metadata.annotations;
    expect(onlyBinding(parts(), entity).verdict).toBe('works');
  });

  it('lets the label selector win and the namespace narrow it', () => {
    const estate = {
      ...parts(),
      workloads: [
        aWorkload({ labels: { app: 'x' } }),
        aWorkload({ namespace: 'other', labels: { app: 'x' } }),
      ],
    };
    const identity = resolve(
      estate,
      aComponent('payments-api', {
        'backstage.io/kubernetes-label-selector': 'app in (x,y)',
        'backstage.io/kubernetes-namespace': 'payments',
      }),
    );
    expect(identity.workloads.map(workload => workload.namespace)).toEqual([
      'payments',
    ]);
  });

  it('matches labels of the pod template', () => {
    expect(
      resolve({
        ...parts(),
        workloads: [
          aWorkload({
            labels: {},
            podLabels: { 'backstage.io/kubernetes-id': 'payments-api' },
          }),
        ],
      }).workloads,
    ).toHaveLength(1);
  });

  it('keeps to the cluster that the entity names', () => {
    expect(
      resolve(
        parts(),
        aComponent('payments-api', { 'backstage.io/kubernetes-cluster': 'x' }),
      ),
    ).toMatchObject({
      workloads: [],
      search: { problems: [{ code: 'CLUSTER_NOT_KNOWN' }] },
    });
  });

  it.each([CLUSTER, 'prod'])(
    'finds the cluster by its name, or by that in the Kubernetes plugin: %s',
    name => {
      const { cluster } = parts();
      const { workloads, search } = resolve(
        {
          ...parts(),
          cluster: { ...cluster, kubernetesPluginCluster: 'prod' },
        },
        aComponent('payments-api', { 'backstage.io/kubernetes-cluster': name }),
      );
      expect(workloads.map(workload => workload.cluster)).toEqual([CLUSTER]);
      expect(search).toMatchObject({ clusters: [CLUSTER], problems: [] });
    },
  );

  it('takes service accounts that the entity names', () => {
    const named = (text: string) =>
      aComponent('other', { 'irsa.backstage.io/service-accounts': text });
    expect(onlyBinding(parts(), named('payments/payments-api')).verdict).toBe(
      'works',
    );
    expect(
      onlyBinding(parts(), named(`${CLUSTER}/payments/gone`)),
    ).toMatchObject({ verdict: 'broken' });
    expect(resolve(parts(), named('payments/gone')).search.problems).toEqual([
      expect.objectContaining({ code: 'SERVICE_ACCOUNT_NOT_FOUND' }),
    ]);
    expect(
      resolve(notRead(parts(), 'service-account'), named('payments/gone'))
        .search.problems,
    ).toEqual([expect.objectContaining({ code: 'SERVICE_ACCOUNT_NOT_READ' })]);
  });

  it('says which clusters were not read', () => {
    expect(resolve(notRead(parts(), 'workload')).search.notRead).toEqual([
      CLUSTER,
    ]);
  });
});

describe('who else can become the role', () => {
  const reach = (estateParts: EstateParts, entities = [aComponent()]) =>
    resolveIdentities(anEstate(estateParts), entities)[0].roles[0];

  it('lists who does, can and could, with the entities that claim them', () => {
    const role = reach(
      {
        ...parts(),
        serviceAccounts: [
          aServiceAccount(),
          aServiceAccount({ name: 'ledger', annotations: {} }),
          aServiceAccount({ name: 'web', namespace: 'shop', annotations: {} }),
        ],
        roles: [
          aRole({
            trustPolicy: webIdentityTrust(
              subjectCondition(
                'system:serviceaccount:payments:*',
                'StringLike',
              ),
            ),
          }),
        ],
      },
      [
        aComponent(),
        aComponent('copy', {
          'backstage.io/kubernetes-id': 'payments-api',
        }),
      ],
    );
    expect(role.does).toEqual([
      expect.objectContaining({
        name: 'payments-api',
        entityRefs: [
          'component:default/copy',
          'component:default/payments-api',
        ],
      }),
    ]);
    expect(role.can.map(each => each.name)).toEqual(['payments-api', 'ledger']);
    expect(role.could).toEqual([
      expect.objectContaining({
        cluster: CLUSTER,
        namespacePattern: 'payments',
        namePattern: '*',
      }),
    ]);
  });

  it('lists a trusted name that nobody has created yet', () => {
    const role = reach({
      ...parts(),
      roles: [
        aRole({
          trustPolicy: webIdentityTrust(
            subjectCondition('system:serviceaccount:payment:payments-api'),
          ),
        }),
      ],
    });
    expect(role).toMatchObject({ does: [], can: [] });
    expect(role.could[0].why).toContain('Namespace payment does not exist');
  });

  it('does not call a broken binding one that does', () => {
    const role = reach({
      ...parts(),
      pods: [aPod({ containers: [{ name: 'app', awsEnvironment: [] }] })],
    });
    expect(role.does).toEqual([]);
    expect(role.can).toHaveLength(1);
  });

  it('says what it cannot know', () => {
    const role = reach(notRead(parts(), 'service-account'));
    expect(role.unknown[0].why).toContain('were not read');
    const elsewhere = (text: string) => text.replaceAll('7F3A', 'FFFF');
    const [provider] = parts().providers;
    expect(
      reach({
        ...parts(),
        roles: [aRole({ trustPolicy: elsewhere(aRole().trustPolicy) })],
        providers: [
          provider,
          {
            ...provider,
            arn: elsewhere(PROVIDER),
            url: elsewhere(ISSUER),
          },
        ],
      }).unknown.map(each => each.why),
    ).toEqual([expect.stringContaining('no cluster with that issuer')]);
  });

  it('names other principals', () => {
    const trust = JSON.parse(aRole().trustPolicy);
    trust.Statement.push({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    expect(
      reach({
        ...parts(),
        roles: [aRole({ trustPolicy: JSON.stringify(trust) })],
      }).otherPrincipals,
    ).toEqual(['Service ec2.amazonaws.com']);
  });
});

it('gives the same answer for the same input', () => {
  const once = JSON.stringify(resolve(parts()));
  expect(JSON.stringify(resolve(parts()))).toBe(once);
  expect(once).toContain(PROVIDER);
});
