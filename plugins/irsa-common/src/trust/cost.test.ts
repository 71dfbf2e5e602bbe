import { compareTrust } from './compare';
import { evaluateTrust } from './evaluate';
import { explainTrust } from './explain';
import { lintTrustPolicy } from './lint/lint';
import { parseTrustPolicy, TRUST_POLICY_MAX_CHARACTERS } from './parse';
import { trustScope } from './scope/scope';
import { issuer, provider, roleArn } from './__testUtils__/generate';

const sub = `${issuer}:sub`;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const keysOf = (count: number, make: (index: number) => string) =>
  Object.fromEntries(times(count, index => [make(index), '']));

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

const pods = {
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: 'sts:*',
};
const providerOf = (index: number) =>
  `arn:aws:iam::111122223333:oidc-provider/x${index}`;

/** Statements by size; the largest that the engine reads is tried. */
const families: [string, (size: number) => unknown[]][] = [
  [
    'patterns that overlap in many ways',
    size =>
      times(size, statement =>
        allow({
          StringLike: { [sub]: times(20, i => `*a${i}*b${statement}*`) },
          'ForAnyValue:StringLike': { [sub]: times(20, i => `*c${i}*d*`) },
        }),
      ),
  ],
  [
    'one pattern of stars',
    size => [
      allow({
        StringLike: { [sub]: '*a'.repeat(size) },
        'ForAnyValue:StringLike': { [sub]: '*b'.repeat(size) },
      }),
    ],
  ],
  [
    'patterns to leave out',
    size => [
      allow({
        StringNotLike: {
          [sub]: times(size, i => `system:serviceaccount:a${i}*:*b${i}`),
        },
      }),
    ],
  ],
  [
    'denied tags',
    size => [
      allow(undefined, pods),
      ...times(size, i =>
        allow(
          {
            StringNotLike: {
              'aws:RequestTag/kubernetes-namespace': `*a${i}*b`,
            },
          },
          { ...pods, Effect: 'Deny' },
        ),
      ),
    ],
  ],
  [
    'spellings in any letter case',
    size => [
      allow({
        StringEqualsIgnoreCase: {
          [`${issuer}:aud`]: times(size, i => `aB${i}`),
        },
      }),
    ],
  ],
  [
    'conditions that nobody knows',
    size => [
      allow({ StringEquals: keysOf(size, i => `aws:a${i}`) }),
      allow(
        { StringEquals: keysOf(size, i => `aws:b${i}`) },
        { Effect: 'Deny' },
      ),
    ],
  ],
  [
    'claims of many issuers',
    size => [
      allow(
        { StringEquals: keysOf(size * 4, i => `x.y${i}:sub`) },
        { Principal: { Federated: times(size, providerOf) } },
      ),
    ],
  ],
  [
    'providers one by one',
    size =>
      times(size, i =>
        allow(undefined, { Principal: { Federated: providerOf(i) } }),
      ),
  ],
  [
    'principals against as many that are denied',
    size =>
      ['Allow', 'Deny', 'Deny'].map(effect =>
        allow(undefined, {
          Effect: effect,
          Principal: {
            AWS: times(size, i => `arn:aws:iam::${i}:role/${effect}`),
          },
          Action: 'sts:*',
        }),
      ),
  ],
  [
    'everybody but some',
    size =>
      times(size, i => ({
        Effect: i % 2 === 0 ? 'Allow' : 'Deny',
        NotPrincipal: { AWS: `${i}` },
        Action: 'sts:*',
      })),
  ],
  [
    'variables',
    size => [allow({ StringLike: { [sub]: '${a}'.repeat(size) } })],
  ],
  [
    'variables full of space',
    size => [
      allow({
        StringLike: { [sub]: times(size, () => `\${${' '.repeat(1_020)},}`) },
      }),
    ],
  ],
  ['no statements', size => times(size, i => i)],
];

/** The largest document of a family that is read. */
function largest(statementsOf: (size: number) => unknown[]): string {
  const textOf = (size: number) =>
    JSON.stringify({ Version: '2012-10-17', Statement: statementsOf(size) });
  const unit = (textOf(64).length - textOf(32).length) / 32;
  let size = Math.floor(TRUST_POLICY_MAX_CHARACTERS / unit);
  let text = textOf(size);
  while (text.length > TRUST_POLICY_MAX_CHARACTERS) {
    size = Math.floor(size * 0.98);
    text = textOf(size);
  }
  return text;
}

function secondsOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('the largest documents that are read', () => {
  it.each(families)(
    'are answered about in seconds: %s',
    (_, statementsOf) => {
      const text = largest(statementsOf);
      expect(text.length).toBeGreaterThan(TRUST_POLICY_MAX_CHARACTERS * 0.9);
      const { policy } = parseTrustPolicy(text);
      const request = {
        action: 'sts:AssumeRoleWithWebIdentity',
        roleArn,
        principal: { type: 'Federated' as const, id: provider },
        context: { [sub]: 'a'.repeat(100_000) },
      };
      const answers: [string, () => unknown][] = [
        ['parse', () => parseTrustPolicy(text)],
        ['evaluate', () => evaluateTrust(policy, request)],
        ['scope', () => trustScope(policy)],
        ['lint', () => lintTrustPolicy(policy, { roleArn, providers: [] })],
        ['explain', () => explainTrust(policy)],
        ['compare', () => compareTrust(policy, { Statement: allow() })],
      ];
      for (const [name, answer] of answers) {
        // Each takes one second or two of the processor; without a bound some took minutes.
        expect([name, secondsOf(answer) < 15]).toEqual([name, true]);
      }
    },
    120_000,
  );
});
