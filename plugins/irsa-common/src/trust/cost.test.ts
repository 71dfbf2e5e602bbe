import { compareTrust } from './compare';
import { evaluateTrust } from './evaluate';
import { explainTrust } from './explain';
import { lintTrustPolicy } from './lint/lint';
import { parseTrustPolicy, TRUST_POLICY_MAX_CHARACTERS } from './parse';
import { Budget } from './scope/budget';
import { trustScope } from './scope/scope';
import { issuer, provider, roleArn } from './__testUtils__/generate';

const mockMatching = { steps: 0 };

jest.mock('./glob', () => {
  const glob = jest.requireActual<typeof import('./glob')>('./glob');
  return {
    ...glob,
    matchesGlob: (pattern: number[], text: string) =>
      glob.matchesGlob(pattern, text, () => {
        mockMatching.steps += 1;
      }),
  };
});

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

/** Statements by size. */
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
  [
    'principals against patterns of principals',
    size => [
      allow(undefined, {
        Principal: {
          Federated: times(size, i => providerOf(i) + 'a'.repeat(600)),
        },
      }),
      allow(undefined, {
        Effect: 'Deny',
        Principal: {
          Federated: times(size, i => `*${'a'.repeat(300)}b${i}`),
          AWS: times(size, i => `*${'a'.repeat(300)}b${i}`),
        },
      }),
    ],
  ],
  [
    'patterns of actions',
    size => [
      allow(undefined, {
        Action: times(size, i => `*${'s'.repeat(300)}b${i}`),
      }),
    ],
  ],
  ['no statements', size => times(size, i => i)],
];

/** Eight times what IAM accepts at most; the bounds are the same for every size, and half of the families reach them here. */
const CHARACTERS = TRUST_POLICY_MAX_CHARACTERS / 8;

/** The budget of an answer, and what a part of the work may count twice. */
const MAX_OPERATIONS = 1_000_000 + 50_000;
const MAX_MATCHING_STEPS = 262_144 * 1_024;

/** The largest document of a family that has at most so many characters. */
function largest(statementsOf: (size: number) => unknown[]): string {
  const textOf = (size: number) =>
    JSON.stringify({ Version: '2012-10-17', Statement: statementsOf(size) });
  const unit = (textOf(64).length - textOf(32).length) / 32;
  let size = Math.floor(CHARACTERS / unit);
  let text = textOf(size);
  while (text.length > CHARACTERS) {
    size = Math.min(size - 1, Math.floor(size * 0.98));
    text = textOf(size);
  }
  return text;
}

/** What an answer took: elementary set operations, operations refused since the budget was spent, matching steps. */
function workOf(answer: () => unknown) {
  const work = { operations: 0, refusals: 0 };
  const { spend } = Budget.prototype;
  const spy = jest
    .spyOn(Budget.prototype, 'spend')
    .mockImplementation(function counted(this: Budget, steps: number) {
      try {
        spend.call(this, steps);
        work.operations += steps;
      } catch (error) {
        work.refusals += 1;
        throw error;
      }
    });
  mockMatching.steps = 0;
  answer();
  spy.mockRestore();
  return { ...work, matching: mockMatching.steps };
}

describe('large documents', () => {
  it.each(families)(
    'take a bounded number of steps: %s',
    (_, statementsOf) => {
      const text = largest(statementsOf);
      expect(text.length).toBeGreaterThan(CHARACTERS * 0.9);
      const { policy } = parseTrustPolicy(text);
      const request = {
        action: 's'.repeat(100_000),
        roleArn,
        principal: { type: 'Federated' as const, id: provider },
        context: { [sub]: 'a'.repeat(100_000) },
      };
      const answers: [string, () => unknown][] = [
        ['evaluate', () => evaluateTrust(policy, request)],
        ['scope', () => trustScope(policy)],
        ['lint', () => lintTrustPolicy(policy, { roleArn, providers: [] })],
        ['explain', () => explainTrust(policy)],
        ['compare', () => compareTrust(policy, { Statement: allow() })],
      ];
      for (const [name, answer] of answers) {
        const { operations, refusals, matching } = workOf(answer);
        expect([
          name,
          operations <= MAX_OPERATIONS,
          refusals <= text.length,
          matching <= MAX_MATCHING_STEPS,
        ]).toEqual([name, true, true, true]);
      }
    },
    60_000,
  );
});
