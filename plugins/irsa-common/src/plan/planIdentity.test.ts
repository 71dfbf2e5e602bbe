import fc from 'fast-check';
import { matchTrustScope, parseTrustPolicy, trustScope } from '../trust';
import {
  ACCOUNT,
  aRequest,
  GREEN,
  planOptions,
  PROD,
} from './__testUtils__/requests';
import { DEFAULT_ACCESS_PACKS } from './defaultAccessPacks';
import { planIdentity } from './planIdentity';
import { taggedServiceAccounts } from './serviceAccountTags';
import { IdentityRequest } from './types';

const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF`;

function refusalsOf(
  request: Partial<IdentityRequest>,
  rails: Parameters<typeof planOptions>[0] = {},
) {
  const plan = planIdentity(aRequest(request), planOptions(rails));
  const refusals = plan.guardRails.filter(
    ({ outcome }) => outcome === 'not-allowed',
  );
  expect(plan.allowed).toBe(refusals.length === 0);
  return refusals;
}

describe('planIdentity', () => {
  it('plans a role for IRSA that trusts one service account', () => {
    const plan = planIdentity(
      aRequest({
        accessPacks: [
          { pack: 'read-bucket', parameters: { bucket: 'refunds' } },
        ],
        entityRef: 'component:default/refund-worker',
        owner: 'group:default/payments',
        template: 'template:default/new-service',
      }),
      planOptions(),
    );
    expect(plan.role).toEqual({
      arn: `arn:aws:iam::${ACCOUNT}:role/backstage/payments/${plan.role.name}`,
      partition: 'aws',
      account: ACCOUNT,
      path: '/backstage/payments/',
      name: expect.stringMatching(
        /^prod-euw1-payments-refund-worker-[0-9a-f]{8}$/,
      ),
      permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/workload-boundary`,
      tags: {
        'irsa.backstage.io/entity-ref': 'component:default/refund-worker',
        'irsa.backstage.io/service-account': 'prod-euw1/payments/refund-worker',
        'irsa.backstage.io/mechanism': 'irsa',
        'irsa.backstage.io/template': 'template:default/new-service',
        'irsa.backstage.io/access-pack.1': 'read-bucket bucket=refunds',
        owner: 'group:default/payments',
        'managed-by': 'backstage',
      },
      trustPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: PROVIDER },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF:sub':
                  'system:serviceaccount:payments:refund-worker',
                'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF:aud':
                  'sts.amazonaws.com',
              },
            },
          },
        ],
      },
      managedPolicies: [],
      permissionsPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetBucketLocation', 's3:ListBucket'],
            Resource: 'arn:aws:s3:::refunds',
          },
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::refunds/*',
          },
        ],
      },
    });
    expect(plan.allowed).toBe(true);
    expect(plan.lint).toEqual([]);
    expect(plan.othersGain).toMatchObject({ class: 'none', providers: [] });
    expect(plan.manifests).toEqual([
      {
        clusters: ['prod-euw1'],
        object: {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: {
            name: 'refund-worker',
            namespace: 'payments',
            annotations: { 'eks.amazonaws.com/role-arn': plan.role.arn },
          },
        },
      },
    ]);
    expect(plan.needs).toEqual([
      `Account ${ACCOUNT} has the OIDC provider ${PROVIDER} with the audience sts.amazonaws.com.`,
    ]);
  });

  it('plans an association for Pod Identity, and trust on cluster, namespace and service account', () => {
    const plan = planIdentity(
      aRequest({ mechanism: 'pod-identity', clusters: [PROD, GREEN] }),
      planOptions(),
    );
    expect(plan.role.trustPolicy.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': [PROD.arn, GREEN.arn],
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'refund-worker',
          },
        },
      },
    ]);
    expect(plan.associations).toEqual(
      [PROD, GREEN].map(({ name, arn }) => ({
        cluster: name,
        clusterArn: arn,
        namespace: 'payments',
        serviceAccount: 'refund-worker',
        roleArn: plan.role.arn,
      })),
    );
    expect(plan.manifests[0].object.metadata).not.toHaveProperty('annotations');
    expect(plan.othersGain.class).toBe('none');
  });

  it('keeps the name when a cluster is added, and tells both in the tag', () => {
    const one = planIdentity(aRequest(), planOptions());
    const two = planIdentity(
      aRequest({ clusters: [PROD, GREEN] }),
      planOptions(),
    );
    expect(two.role.arn).toBe(one.role.arn);
    expect(two.role.tags['irsa.backstage.io/service-account']).toBe(
      'prod-euw1/payments/refund-worker green-euw1/payments/refund-worker',
    );
  });

  it('tells more service accounts than a tag holds in further tags', () => {
    const clusters = Array.from({ length: 12 }, (_, index) => ({
      name: `cluster-number-${index}`,
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/c${index}`,
    }));
    const { tags } = planIdentity(
      aRequest({ clusters, mechanism: 'pod-identity' }),
      planOptions(),
    ).role;
    expect(Object.keys(tags)).toContain('irsa.backstage.io/service-account.2');
    expect(Object.values(tags).every(({ length }) => length <= 256)).toBe(true);
    expect(taggedServiceAccounts(tags)).toEqual(
      clusters.map(({ name }) => `${name}/payments/refund-worker`),
    );
  });

  it('follows the partition of the cluster in every ARN', () => {
    const plan = planIdentity(
      aRequest({
        clusters: [
          {
            ...PROD,
            arn: `arn:aws-us-gov:eks:us-gov-west-1:${ACCOUNT}:cluster/gov`,
          },
        ],
        accessPacks: DEFAULT_ACCESS_PACKS.map(({ id, parameters }) => ({
          pack: id,
          parameters: Object.fromEntries(
            parameters
              .filter(each => each.default === undefined)
              .map(({ name }) => [name, 'orders']),
          ),
        })),
      }),
      planOptions(),
    );
    const text = JSON.stringify([plan.role, plan.needs]);
    expect(text).not.toMatch(/arn:aws:/);
    expect(text).toContain(
      `arn:aws-us-gov:sqs:us-gov-west-1:${ACCOUNT}:orders`,
    );
    expect(text).not.toMatch(/\{(\w+)\}/);
    expect(plan.allowed).toBe(true);
  });

  it('writes a resource for the region of each cluster', () => {
    const plan = planIdentity(
      aRequest({
        clusters: [
          PROD,
          { ...GREEN, arn: `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/green` },
        ],
        accessPacks: [
          { pack: 'consume-queue', parameters: { queue: 'refunds' } },
        ],
      }),
      planOptions(),
    );
    expect(plan.role.permissionsPolicy?.Statement[0].Resource).toEqual([
      `arn:aws:sqs:eu-west-1:${ACCOUNT}:refunds`,
      `arn:aws:sqs:us-east-1:${ACCOUNT}:refunds`,
    ]);
  });

  describe('admits exactly the service accounts it is for', () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
    const requests = fc.record({
      namespace: label,
      serviceAccount: label,
      mechanism: fc.constantFrom('irsa' as const, 'pod-identity' as const),
      clusters: fc.constantFrom([PROD], [PROD, GREEN], [GREEN]),
    });

    it('read back from JSON, whatever is asked for', () => {
      fc.assert(
        fc.property(requests, label, (request, other) => {
          const plan = planIdentity(aRequest(request), planOptions());
          const { policy } = parseTrustPolicy(
            JSON.stringify(plan.role.trustPolicy),
          );
          const scope = trustScope(policy, { roleArn: plan.role.arn });
          const admits = (
            cluster: typeof PROD,
            namespace: string,
            name: string,
          ) =>
            matchTrustScope(scope, {
              namespace,
              name,
              ...(request.mechanism === 'irsa'
                ? {
                    provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/${cluster.issuer?.slice(
                      8,
                    )}`,
                    audience: 'sts.amazonaws.com',
                  }
                : { clusterArn: cluster.arn ?? '' }),
            }).matches;
          for (const cluster of [PROD, GREEN]) {
            expect(
              admits(cluster, request.namespace, request.serviceAccount),
            ).toBe(request.clusters.includes(cluster) ? 'yes' : 'no');
            expect(admits(cluster, request.namespace, `${other}x9`)).toBe(
              `${other}x9` === request.serviceAccount &&
                request.clusters.includes(cluster)
                ? 'yes'
                : 'no',
            );
            expect(admits(cluster, `${other}x9`, request.serviceAccount)).toBe(
              `${other}x9` === request.namespace &&
                request.clusters.includes(cluster)
                ? 'yes'
                : 'no',
            );
          }
          expect(plan.othersGain.class).toBe('none');
        }),
      );
    });
  });

  describe('with a pattern of service accounts', () => {
    const wildcard = {
      reason: 'Preview environments have generated names',
      expiresAt: '2026-12-24T00:00:00Z',
    };
    const allowing = { wildcardSubjects: 'with-reason-and-expiry' } as const;

    it('is refused, with the reason and what to do', () => {
      expect(refusalsOf({ serviceAccount: 'preview-*' })).toEqual([
        {
          rule: 'subjects',
          outcome: 'not-allowed',
          message: expect.stringContaining('never allow that'),
          remedy: 'Name one service account.',
        },
      ]);
      expect(refusalsOf({ serviceAccount: '*', wildcard })).toHaveLength(1);
    });

    it('is allowed with a reason and an end, which the policy enforces', () => {
      const plan = planIdentity(
        aRequest({ serviceAccount: 'preview-*', wildcard }),
        planOptions(allowing),
      );
      expect(plan.allowed).toBe(true);
      expect(plan.role.trustPolicy.Statement[0]).toMatchObject({
        Condition: {
          DateLessThan: { 'aws:CurrentTime': wildcard.expiresAt },
        },
      });
      expect(plan.othersGain.class).toBe('name-prefix');
      expect(plan.manifests).toEqual([]);
    });

    it.each([
      ['no reason', { ...wildcard, reason: 'test' }],
      [
        'an end in the past',
        { ...wildcard, expiresAt: '2026-11-23T00:00:00Z' },
      ],
      ['a far end', { ...wildcard, expiresAt: '2027-11-23T00:00:00Z' }],
      ['nothing', undefined],
    ])('is refused with %s', (_, given) => {
      expect(
        refusalsOf({ serviceAccount: 'preview-*', wildcard: given }, allowing),
      ).toEqual([expect.objectContaining({ rule: 'subjects' })]);
    });
  });

  describe('refuses what would get around the rules', () => {
    it.each<[string, Partial<IdentityRequest>, string]>([
      ['a namespace with a wildcard', { namespace: '*' }, 'namespace "*"'],
      ['a namespace in capitals', { namespace: 'Payments' }, 'namespace'],
      [
        'a look-alike letter',
        { serviceAccount: 'refund-wоrker' },
        'serviceAccount',
      ],
      ['a full-width star', { serviceAccount: 'refund＊' }, 'serviceAccount'],
      [
        'a policy variable',
        { serviceAccount: '${aws:username}' },
        'serviceAccount',
      ],
      ['a second subject', { serviceAccount: 'a","b' }, 'serviceAccount'],
      ['a path', { serviceAccount: '../../etc/passwd' }, 'serviceAccount'],
      ['HCL', { namespace: 'x"\n}\nresource "y' }, 'namespace'],
      ['YAML', { serviceAccount: 'x\nkind: Secret' }, 'serviceAccount'],
      ['an account that is none', { account: '1111' }, 'account'],
      ['an audience with a variable', { audience: '${aws:x}' }, 'audience'],
      [
        'a cluster with a slash',
        { clusters: [{ ...PROD, name: 'a/../b' }] },
        'cluster "a/../b"',
      ],
      [
        'an issuer with a wildcard',
        { clusters: [{ ...PROD, issuer: 'https://oidc.example.com/*' }] },
        'as its issuer',
      ],
      [
        'a reserved tag',
        { tags: { Owner: 'group:default/other' } },
        'tag Owner',
      ],
      [
        'a reserved tag in other letters',
        { tags: { 'IRSA.backstage.io/entity-ref': 'x' } },
        'set by the action',
      ],
      [
        'a tag key that looks alike',
        { tags: { 'оwner-team': 'x' } },
        'tag key',
      ],
      [
        'a star for a bucket',
        { accessPacks: [{ pack: 'read-bucket', parameters: { bucket: '*' } }] },
        'bucket of access pack read-bucket is "*"',
      ],
      [
        'a variable for a table',
        {
          accessPacks: [
            { pack: 'use-table', parameters: { table: '${aws:username}' } },
          ],
        },
        'table of access pack use-table',
      ],
      [
        'another ARN for a queue',
        {
          accessPacks: [
            { pack: 'consume-queue', parameters: { queue: 'a:b:c' } },
          ],
        },
        'queue of access pack',
      ],
      [
        'a placeholder for a value',
        {
          accessPacks: [
            { pack: 'read-secret', parameters: { secret: '{account}' } },
          ],
        },
        'secret of access pack',
      ],
      [
        'a parameter of the prototype',
        {
          accessPacks: [
            {
              pack: 'read-bucket',
              parameters: { bucket: 'abc', constructor: 'x' },
            },
          ],
        },
        'no parameter "constructor"',
      ],
      ['a pack that is not there', { accessPacks: [{ pack: 'all' }] }, '"all"'],
      [
        'an action with a look-alike letter',
        {
          statements: [
            { Effect: 'Allow', Action: 'ıam:PassRole', Resource: '*' },
          ],
        },
        'not of the form service:action',
      ],
      [
        'a variable in an action',
        {
          statements: [{ Effect: 'Allow', Action: 'iam:${x}', Resource: '*' }],
        },
        'not of the form service:action',
      ],
      [
        'an element that is none',
        {
          statements: [
            {
              Effect: 'Allow',
              Action: 's3:Get*',
              Resource: '*',
              Principal: '*',
            },
          ],
        },
        'Principal',
      ],
    ])('%s', (_, request, message) => {
      expect(() => planIdentity(aRequest(request), planOptions())).toThrow(
        message,
      );
    });

    it.each([
      ['iam:PassRole'],
      ['IAM:passrole'],
      ['*'],
      ['*:*'],
      ['i?m:*'],
      ['i*:Create*'],
      ['ORGANIZATIONS:LeaveOrganization'],
    ])('the denied action %s', Action => {
      expect(
        refusalsOf({
          statements: [{ Effect: 'Allow', Action, Resource: '*' }],
        }),
      ).toEqual([expect.objectContaining({ rule: 'actions' })]);
    });

    it.each(['s3:*', 'S3:GetObject', 'sqs:ReceiveMessage'])(
      'and lets %s pass',
      Action => {
        expect(
          refusalsOf({
            statements: [
              { Effect: 'Allow', Action, Resource: 'arn:aws:s3:::a' },
            ],
          }),
        ).toEqual([]);
      },
    );

    it.each([
      [{ NotAction: 'iam:*', Resource: '*' }],
      [{ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' }],
    ])('everything but %j', statement => {
      expect(
        refusalsOf({ statements: [{ Effect: 'Allow', ...statement }] }),
      ).toEqual([expect.objectContaining({ rule: 'inverted-statements' })]);
    });

    it('a NotAction that denies is no grant', () => {
      expect(
        refusalsOf({
          statements: [{ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }],
        }),
      ).toEqual([]);
    });

    it.each(['s3:*', 's3:Put*', 's*:GetObject', '*'])(
      '%s, where only reading is allowed',
      Action => {
        expect(
          refusalsOf(
            { statements: [{ Effect: 'Allow', Action, Resource: 'a' }] },
            { actions: { allow: ['s3:Get*', 's3:List*'], deny: [] } },
          ),
        ).toEqual([expect.objectContaining({ rule: 'actions' })]);
      },
    );

    it.each([
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'arn:aws:iam::aws:policy/administratoraccess',
      'arn:aws-cn:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/Аdmin',
      'arn:aws:iam::aws:policy/Admin*',
      'AdministratorAccess',
    ])('the managed policy %s', arn => {
      expect(refusalsOf({ managedPolicies: [arn] })).toEqual([
        expect.objectContaining({ rule: 'managed-policies' }),
      ]);
    });

    it('a managed policy that is not among those allowed', () => {
      const managedPolicies = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];
      const allow = ['arn:aws:iam::*:policy/teams/*'];
      expect(refusalsOf({ managedPolicies })).toEqual([]);
      expect(
        refusalsOf(
          { managedPolicies },
          { managedPolicies: { allow, deny: [] } },
        ),
      ).toHaveLength(1);
    });

    it('another audience, another account, a missing tag', () => {
      expect(
        refusalsOf(
          {
            audience: 'other.example.com',
            account: '999988887777',
            tags: { 'cost-centre': ' ' },
          },
          { requiredTags: ['cost-centre', 'owner'] },
        ).map(({ rule }) => rule),
      ).toEqual(['account', 'tags', 'audience']);
    });
  });

  it('lets every cluster’s own guard rails judge', () => {
    const plan = planIdentity(
      aRequest({
        clusters: [PROD, GREEN],
        statements: [
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: 'arn:aws:kms:a:b:key/c',
          },
        ],
      }),
      {
        ...planOptions(),
        guardRails: [
          { ...planOptions().guardRails[0], clusters: ['prod-*'] },
          {
            ...planOptions().guardRails[0],
            clusters: ['green-*'],
            actions: { deny: ['kms:*'] },
          },
        ],
      },
    );
    expect(plan.allowed).toBe(false);
    expect(plan.guardRails[0]).toMatchObject({ rule: 'actions' });
  });

  it('allows nothing where no guard rails apply, although some are configured', () => {
    const plan = planIdentity(
      aRequest(),
      planOptions({ namespaces: ['web-*'] }),
    );
    expect(plan.guardRails).toEqual([
      expect.objectContaining({ rule: 'guard-rails', outcome: 'not-allowed' }),
    ]);
  });

  it.each(['accounts', 'path', 'permissionsBoundary'] as const)(
    'creates nothing until %s is named, and plans all the same',
    key => {
      const rails = { [key]: undefined };
      expect(refusalsOf({}, rails)).toHaveLength(1);
      const plan = planIdentity(
        aRequest(),
        planOptions(rails, { purpose: 'plan' }),
      );
      expect(plan.allowed).toBe(true);
      expect(plan.guardRails[0].outcome).toBe('know-this');
    },
  );

  it('creates nothing without guard rails', () => {
    const plan = planIdentity(aRequest(), {
      ...planOptions(),
      guardRails: [],
    });
    expect(
      plan.guardRails
        .filter(({ outcome }) => outcome === 'not-allowed')
        .map(({ rule }) => rule),
    ).toEqual(['create-role', 'account', 'path', 'permissions-boundary']);
  });

  it.each([
    [2, 'not-allowed'],
    [1, 'passed'],
    [undefined, 'not-allowed'],
  ])(
    'with %s roles in a namespace that may have 2 says %s',
    (count, outcome) => {
      const plan = planIdentity(
        aRequest(),
        planOptions({ rolesPerNamespace: 2 }, { rolesInNamespace: count }),
      );
      expect(
        plan.guardRails.find(({ rule }) => rule === 'roles-per-namespace'),
      ).toMatchObject({ outcome });
    },
  );

  it('says when the trust policy is too large', () => {
    expect(() =>
      planIdentity(aRequest(), planOptions({}, { sizeQuota: 100 })),
    ).toThrow('the quota is 100');
  });
});
