import fc from 'fast-check';
import { IdentitySpec } from '../identity/types';

export const ACCOUNT = '111122223333';

const from = (characters: string) => fc.constantFrom(...characters);

const label = fc
  .tuple(
    from('abz09'),
    fc.string({ unit: from('ab09-'), maxLength: 8 }),
    from('abz09'),
  )
  .map(parts => parts.join(''));

const iamName = fc.string({
  unit: from('aZ09_+=,.@-'),
  minLength: 1,
  maxLength: 12,
});

const tagText = fc.string({ unit: from(`aé日 _.:/=+-@0`), maxLength: 8 });

/** Texts that mean something in some language. */
const nasty = fc.oneof(
  fc.constantFrom(
    '${aws:PrincipalTag/team}',
    '%{if true}x%{endif}',
    '$${x}',
    '${',
    'yes',
    '2012-10-17',
    '0777',
    '~',
    '',
    ' ',
    `it's "so"`,
    '$(id)',
    '`id`',
    'a\nb',
    '# no',
    '- a: b',
    '{{ .Values.x }}',
    '*',
    '\\u0041\\b',
    '\u2028',
    'file:///etc/passwd',
    '<<EOT',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);

const statement = fc.record(
  {
    Sid: fc.stringMatching(/^[A-Za-z0-9]{0,8}$/),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.oneof(
      fc.constant('s3:GetObject'),
      fc.array(fc.constantFrom('s3:*', 'sqs:SendMessage'), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
    Resource: fc.oneof(nasty, fc.array(nasty, { maxLength: 3 })),
    Condition: fc.dictionary(
      fc.constantFrom('StringEquals', 'Bool', 'NumericLessThan'),
      fc.dictionary(
        nasty.filter(text => text !== '__proto__'),
        fc.oneof(nasty, fc.boolean(), fc.integer()),
        { maxKeys: 2 },
      ),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);

const policyArn = iamName.map(
  name => `arn:aws:iam::${ACCOUNT}:policy/team/${name}`,
);

const role = fc.record(
  {
    name: iamName,
    path: fc
      .array(iamName, { maxLength: 2 })
      .map(parts => `/${parts.map(part => `${part}/`).join('')}`),
    description: fc.string({
      unit: from(`aZ09 "'\\$\{%}<>é#:-\n\t*&|!@\``),
      maxLength: 30,
    }),
    permissionsBoundaryArn: policyArn,
    maxSessionDuration: fc.integer({ min: 3_600, max: 43_200 }),
    managedPolicyArns: fc.uniqueArray(policyArn, { maxLength: 3 }),
    inlinePolicies: fc.uniqueArray(
      fc.record({
        name: iamName,
        statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    tags: fc.dictionary(
      tagText.filter(key => key !== '' && !key.startsWith('aws:')),
      tagText,
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: ['name'] },
);

const serviceAccounts = fc.array(fc.record({ namespace: label, name: label }), {
  minLength: 1,
  maxLength: 3,
});

/** The name of a cluster is its issuer too, so that each of both is told from the others. */
const clusters = fc
  .uniqueArray(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,6}$/), {
    minLength: 1,
    maxLength: 2,
  })
  .map(names =>
    names.map(name => ({
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${name}`,
      issuer: `https://${name}`,
    })),
  );

/** Any identity that IAM, EKS and Kubernetes take. */
export const identities: fc.Arbitrary<IdentitySpec> = fc.oneof(
  fc.record(
    {
      account: fc.constant(ACCOUNT),
      role,
      mechanism: fc.constant('irsa' as const),
      serviceAccounts,
      clusters,
      audience: fc.oneof(
        fc.constantFrom('sts.amazonaws.com', 'on-prem.example.com'),
        fc.string({ unit: from('a*?${}&:/.-'), minLength: 1, maxLength: 6 }),
      ),
      annotationPrefix: fc.constantFrom(
        'eks.amazonaws.com',
        'irsa.example.com',
      ),
    },
    {
      requiredKeys: [
        'account',
        'role',
        'mechanism',
        'serviceAccounts',
        'clusters',
      ],
    },
  ),
  fc.record({
    account: fc.constant(ACCOUNT),
    role,
    mechanism: fc.constant('pod-identity' as const),
    serviceAccounts,
    clusters,
  }),
);

/** Of these, what eksctl can express too. */
export const eksctlIdentities: fc.Arbitrary<IdentitySpec> = fc
  .tuple(identities, policyArn)
  .map(([spec, policy]) => ({
    account: spec.account,
    role: {
      name: spec.role.name,
      permissionsBoundaryArn: spec.role.permissionsBoundaryArn,
      managedPolicyArns: [policy],
      inlinePolicies: spec.role.inlinePolicies?.slice(0, 1),
      tags: spec.role.tags,
    },
    mechanism: 'irsa',
    serviceAccounts: spec.serviceAccounts.slice(0, 1),
    clusters: spec.clusters.slice(0, 1),
  }));
