import fc from 'fast-check';
import { compareTrust, evaluateTrust, trustRequests } from '../../trust';
import {
  ACCOUNT,
  eksctlIdentities,
  identities,
} from '../__testUtils__/identities';
import { readIdentityFiles } from '../__testUtils__/readIdentityFiles';
import { IdentityForm, IdentityInputError, IdentitySpec } from './types';
import {
  identityDocuments,
  identityForms,
  writeIdentity,
} from './writeIdentity';

// Reading HCL back starts a WebAssembly module, and reading commands a shell.
jest.setTimeout(120_000);

const ROLE: IdentitySpec['role'] = {
  name: 'payments-api',
  path: '/apps/',
  description: 'The API of payments',
  permissionsBoundaryArn: `arn:aws:iam::${ACCOUNT}:policy/boundary`,
  maxSessionDuration: 7_200,
  managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
  inlinePolicies: [
    {
      name: 'queue',
      statements: [
        {
          Effect: 'Allow',
          Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
          Resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:payments`,
        },
      ],
    },
  ],
  tags: { owner: 'team-payments' },
};
const SPEC: IdentitySpec = {
  account: ACCOUNT,
  role: ROLE,
  mechanism: 'irsa',
  serviceAccounts: [{ namespace: 'payments', name: 'payments-api' }],
  clusters: [
    {
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
      issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABC',
    },
  ],
};

/** What a form cannot express, it has to say; no other problem is one. */
function writtenOrRefused(spec: IdentitySpec, form: IdentityForm) {
  try {
    return writeIdentity(spec, form, { sizeQuota: 100_000 });
  } catch (error) {
    if (!(error instanceof IdentityInputError)) {
      throw error;
    }
    expect(error.message).toMatch(
      /use (another form|terraform)|The AWS CLI would read the description/i,
    );
    return undefined;
  }
}

/** Whether a service account with some audience, in some cluster, may become the role of a trust policy. */
function isAdmitted(
  policy: unknown,
  spec: IdentitySpec,
  cluster: string,
  audience: string,
  subject: { namespace: string; name: string },
): boolean {
  const requests = trustRequests(
    policy,
    spec.mechanism === 'irsa'
      ? {
          ...subject,
          mechanism: 'irsa',
          provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/${cluster}`,
          audience,
        }
      : {
          ...subject,
          mechanism: 'pod-identity',
          clusterArn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${cluster}`,
          sessionTags: true,
        },
  );
  const decisions = requests.map(
    request => evaluateTrust(policy, request).decision,
  );
  expect(decisions).not.toContain('unknown');
  return decisions.every(decision => decision === 'allow');
}

function expectExactly(policy: unknown, spec: IdentitySpec) {
  const audience = spec.audience ?? 'sts.amazonaws.com';
  const names = spec.clusters.map(({ issuer = '' }) => issuer.slice(8));
  const wanted = new Set(
    spec.serviceAccounts.map(({ namespace, name }) => `${namespace}/${name}`),
  );
  const near = (texts: readonly string[]) =>
    new Set(
      texts.flatMap(text => [text, `${text}x`, text.slice(0, -1) || 'y', '*']),
    );
  for (const cluster of [...names, `${names[0]}x`]) {
    for (const namespace of near(spec.serviceAccounts.map(s => s.namespace))) {
      for (const name of near(spec.serviceAccounts.map(s => s.name))) {
        expect({
          cluster,
          namespace,
          name,
          admitted: isAdmitted(policy, spec, cluster, audience, {
            namespace,
            name,
          }),
        }).toEqual({
          cluster,
          namespace,
          name,
          admitted:
            names.includes(cluster) && wanted.has(`${namespace}/${name}`),
        });
      }
    }
  }
  if (spec.mechanism === 'irsa') {
    expect(
      isAdmitted(
        policy,
        spec,
        names[0],
        `${audience}x`,
        spec.serviceAccounts[0],
      ),
    ).toBe(false);
  }
  // Beyond the service accounts that were asked for: the sets are the same.
  const { trustPolicy } = identityDocuments(spec, { sizeQuota: 100_000 });
  expect(compareTrust(trustPolicy, policy)).toEqual(
    compareTrust(policy, policy),
  );
}

async function expectReadBack(spec: IdentitySpec, form: IdentityForm) {
  const files = writtenOrRefused(spec, form);
  if (!files) {
    return false;
  }
  const { role } = spec;
  const read = await readIdentityFiles(files, form);
  expectExactly(read.trustPolicy, spec);
  expect(read.name).toBe(role.name);
  expect(read.path).toBe(role.path === '/' ? undefined : role.path);
  expect(read.description).toBe(role.description);
  expect(read.boundary).toBe(role.permissionsBoundaryArn);
  expect(read.maxSessionDuration).toBe(role.maxSessionDuration);
  expect([...read.managedPolicyArns].sort()).toEqual(
    [...(role.managedPolicyArns ?? [])].sort(),
  );
  const policies = (role.inlinePolicies ?? []).map(({ name, statements }) => ({
    // eksctl names the policy itself.
    ...(form === 'eksctl' ? {} : { name }),
    document: { Version: '2012-10-17', Statement: statements },
  }));
  expect(read.inlinePolicies).toHaveLength(policies.length);
  expect(read.inlinePolicies).toEqual(expect.arrayContaining(policies));
  expect(read.tags).toEqual(role.tags ?? {});
  const subjects = [
    ...new Set(
      spec.serviceAccounts.map(({ namespace, name }) => `${namespace}/${name}`),
    ),
  ];
  expect([...read.associations].sort()).toEqual(
    spec.mechanism === 'irsa'
      ? []
      : spec.clusters
          .flatMap(({ issuer = '' }) =>
            subjects.map(subject => `${issuer.slice(8)}/${subject}`),
          )
          .sort(),
  );
  const { roleArn } = identityDocuments(spec, { sizeQuota: 100_000 });
  const prefix = spec.annotationPrefix ?? 'eks.amazonaws.com';
  expect(read.serviceAccounts).toEqual(
    subjects.map(subject => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        namespace: subject.split('/')[0],
        name: subject.split('/')[1],
        ...(spec.mechanism === 'irsa' && {
          annotations: {
            [`${prefix}/role-arn`]: roleArn,
            ...((spec.audience ?? 'sts.amazonaws.com') !==
              'sts.amazonaws.com' && {
              [`${prefix}/audience`]: spec.audience,
            }),
          },
        }),
      },
    })),
  );
  return true;
}

describe('writeIdentity', () => {
  it.each(identityForms.filter(form => form !== 'eksctl'))(
    'as %s admits exactly the service accounts that were asked for, and says all that was given',
    async form => {
      let written = 0;
      await fc.assert(
        fc.asyncProperty(identities, async spec => {
          written += Number(await expectReadBack(spec, form));
        }),
        { numRuns: 40 },
      );
      expect(written).toBeGreaterThan(3);
    },
  );

  it('as eksctl admits exactly the service account that was asked for, and says all that was given', async () => {
    await fc.assert(
      fc.asyncProperty(eksctlIdentities, async spec => {
        expect(await expectReadBack(spec, 'eksctl')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('names its files after the role, and needs no folder', () => {
    expect(
      identityForms
        .filter(form => form !== 'eksctl')
        .map(form => writeIdentity(SPEC, form).map(({ path }) => path)),
    ).toEqual(
      [
        ['payments-api.tf'],
        ['payments-api.tf'],
        ['payments-api.tf'],
        ['payments-api.template.yaml'],
        ['payments-api.ts'],
        ['payments-api.ack.yaml'],
        ['payments-api.crossplane.yaml'],
        [
          'payments-api.trust-policy.json',
          'payments-api.policy.queue.json',
          'payments-api.create.sh',
        ],
      ].map(paths => [...paths, 'payments-api.service-account.yaml']),
    );
    const [odd] = writeIdentity({ ...SPEC, role: { name: '..' } }, 'terraform');
    expect(odd.path).toMatch(/^role-[0-9a-f]{8}\.tf$/);
  });

  it.each<[string, Partial<IdentitySpec>, RegExp]>([
    ['Pod Identity', { mechanism: 'pod-identity' }, /without conditions/],
    ['a path', {}, /a path or a description or a longest session/],
    [
      'two service accounts',
      {
        serviceAccounts: ['a', 'b'].map(name => ({ namespace: 'ns', name })),
      },
      /one service account of one cluster/,
    ],
    ['an audience', { audience: 'x', role: { name: 'r' } }, /for others/],
    ['no policy', { role: { name: 'r' } }, /at least one policy/],
    [
      'a cluster without ARN',
      { clusters: [{ issuer: 'a.example' }], role: { name: 'r' } },
      /ARN of the cluster/,
    ],
  ])('says that eksctl cannot do %s', (_, change, why) => {
    expect(() => writeIdentity({ ...SPEC, ...change }, 'eksctl')).toThrow(why);
  });

  it('says that version 5 of the module cannot do Pod Identity', () => {
    expect(() =>
      writeIdentity(
        { ...SPEC, mechanism: 'pod-identity' },
        'terraform-module-v5',
      ),
    ).toThrow(/no trust policy for Pod Identity/);
  });

  it.each<[string, Partial<IdentitySpec>, RegExp]>([
    ['an account', { account: '1' }, /"1" is not an account id/],
    ['a partition', { partition: 'aws"' }, /is none of AWS/],
    ['a role name', { role: { name: 'a b' } }, /role name "a b"/],
    ['a path', { role: { name: 'a', path: '/../../x' } }, /path "\/..\/..\/x"/],
    ['a description', { role: { name: 'a', description: '日' } }, /Latin-1/],
    [
      'a boundary',
      { role: { name: 'a', permissionsBoundaryArn: 'x' } },
      /boundary "x"/,
    ],
    [
      'a session',
      { role: { name: 'a', maxSessionDuration: 60 } },
      /3600 to 43200/,
    ],
    [
      'a policy ARN',
      { role: { name: 'a', managedPolicyArns: ['$(id)'] } },
      /"\$\(id\)" is not the ARN/,
    ],
    [
      'an inline policy without statements',
      { role: { name: 'a', inlinePolicies: [{ name: 'p', statements: [] }] } },
      /has no statements/,
    ],
    [
      'two inline policies with one name',
      {
        role: {
          name: 'a',
          inlinePolicies: ['p', 'p'].map(name => ({
            name,
            statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          })),
        },
      },
      /Two inline policies are named "p"/,
    ],
    [
      'the name of an inline policy',
      {
        role: {
          name: 'a',
          inlinePolicies: [{ name: '../p', statements: [{ Effect: 'Allow' }] }],
        },
      },
      /policy name "..\/p"/,
    ],
    ['a tag', { role: { name: 'a', tags: { 'AWS:x': '' } } }, /tag "AWS:x"/],
    [
      'a tag value',
      { role: { name: 'a', tags: { x: '`id`' } } },
      /tag "x" with the value "`id`"/,
    ],
    ['no cluster', { clusters: [] }, /No cluster is given/],
    ['an issuer that is missing', { clusters: [{ arn: 'x' }] }, /issuer/],
    ['an ARN of a cluster', { clusters: [{ issuer: 'a', arn: 'x' }] }, /"x"/],
    ['an issuer', { clusters: [{ issuer: 'https://a b' }] }, /"https:..a b"/],
    [
      'an ARN that is missing',
      { mechanism: 'pod-identity', clusters: [{ issuer: 'a' }] },
      /Pod Identity needs it/,
    ],
    ['an audience', { audience: 'a b' }, /audience "a b"/],
    [
      'an audience for Pod Identity',
      { mechanism: 'pod-identity', audience: 'a' },
      /no audience of its own/,
    ],
    ['a prefix', { annotationPrefix: 'A/b' }, /prefix "A\/b"/],
    [
      'a wildcard for a service account',
      { serviceAccounts: [{ namespace: 'a', name: '*' }] },
      /"a\/\*" is not the namespace and name/,
    ],
    ['no service account', { serviceAccounts: [] }, /No service account/],
  ])('refuses what is not one: %s', (_, change, why) => {
    expect(() => writeIdentity({ ...SPEC, ...change }, 'json')).toThrow(why);
  });

  it('refuses a trust policy that does not fit, and says how many service accounts do', () => {
    const serviceAccounts = Array.from({ length: 60 }, (_, index) => ({
      namespace: 'payments',
      name: `app-${index}`,
    }));
    expect(() =>
      writeIdentity({ ...SPEC, serviceAccounts }, 'terraform'),
    ).toThrow(/of 60 service accounts fit/);
    expect(
      writeIdentity({ ...SPEC, serviceAccounts }, 'terraform', {
        sizeQuota: 4_096,
      }),
    ).toHaveLength(2);
  });
});
