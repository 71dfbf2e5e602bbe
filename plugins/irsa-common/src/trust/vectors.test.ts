import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateTrust } from './evaluate';
import { operators } from './operators/registry';
import { trustScope } from './scope/scope';
import { evaluateSlowly } from './__testUtils__/slowEvaluator';
import type { TrustClass, TrustOptions, TrustRequest } from './types';

const testdata = join(__dirname, '..', '..', 'testdata');

function read(...path: string[]): { vectors: unknown[] } {
  return JSON.parse(readFileSync(join(testdata, ...path), 'utf8')) as {
    vectors: unknown[];
  };
}

interface SharedVector {
  id: string;
  what: string;
  policy: Record<string, unknown>;
  request: TrustRequest;
  expect: string;
  disputed?: unknown;
}

interface OwnVector {
  name: string;
  policy: Record<string, unknown>;
  request: TrustRequest;
  expect: 'allow' | 'deny' | 'unknown';
  why: string;
  source: { page: string; says: string };
  reason?: string;
  /** The group of cases in which the nearest peer is wrong. */
  nearestPeer?: string;
  options?: TrustOptions;
  scopeClass?: TrustClass;
}

/** The slow evaluator reads documents of the grammar only. */
function isReadable({ policy, request }: OwnVector): boolean {
  return !evaluateTrust(policy, request).reasons.some(
    ({ code }) => code === 'MALFORMED_POLICY' || code === 'POLICY_NOT_READ',
  );
}

describe('shared conformance vectors', () => {
  const vectors = read('trust-vectors.json').vectors as SharedVector[];

  it.each(vectors.map(vector => [`${vector.id}: ${vector.what}`, vector]))(
    '%s',
    (_, vector) => {
      const { decision, reasons } = evaluateTrust(
        vector.policy,
        vector.request,
      );
      const accepted = vector.disputed
        ? [vector.expect, 'unknown']
        : [vector.expect];
      expect(accepted).toContain(decision);
      expect(reasons).not.toEqual([]);
      expect(evaluateSlowly(vector.policy, vector.request)).toBe(decision);
    },
  );
});

const files = readdirSync(join(testdata, 'vectors'));
const ownVectors = files.flatMap(
  file => read('vectors', file).vectors as OwnVector[],
);

describe.each(files)('own vectors of %s', file => {
  const vectors = read('vectors', file).vectors as OwnVector[];

  it.each(vectors.map(vector => [vector.name, vector] as const))(
    '%s',
    (_, vector) => {
      const { policy, request, reason, options, scopeClass } = vector;
      const { decision, reasons } = evaluateTrust(policy, request);
      expect(decision).toBe(vector.expect);
      const codes = reasons.map(({ code }) => code as string);
      expect(codes).toContain(reason ?? codes[0]);
      expect(scopeClass && trustScope(policy, options).class).toBe(scopeClass);
      expect(vector.why).toMatch(/\.$/);
      expect(vector.source.page).toMatch(/^https:/);
      expect(vector.source.says).toMatch(/\.$/);
    },
  );

  it('are decided in the same way by the slow evaluator', () => {
    for (const vector of vectors.filter(isReadable)) {
      const slow = evaluateSlowly(vector.policy, vector.request);
      expect([vector.name, slow]).toEqual([vector.name, vector.expect]);
    }
  });
});

describe('own vectors', () => {
  it('are at least 300, each with a name of its own', () => {
    const names = ownVectors.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(300);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  /** For each operator as written: whether a condition held, failed, and met a missing key. */
  function outcomesByOperator(): Map<string, Set<string>> {
    const outcomes = new Map<string, Set<string>>();
    for (const { policy, request } of ownVectors) {
      const { statements } = evaluateTrust(policy, request);
      for (const { operator, actual, matches } of statements.flatMap(
        statement => statement.conditions,
      )) {
        const kinds = outcomes.get(operator) ?? new Set<string>();
        outcomes.set(operator, kinds);
        kinds.add(actual === undefined ? 'missing key' : matches);
      }
    }
    return outcomes;
  }

  let seen: Map<string, Set<string>>;
  beforeAll(() => {
    seen = outcomesByOperator();
  });

  const names = operators.map(({ name }) => name);

  it.each([
    ...names.flatMap(name => [name, `${name}IfExists`]),
    ...['ForAllValues', 'ForAnyValue'].flatMap(set =>
      names.flatMap(name => [`${set}:${name}`, `${set}:${name}IfExists`]),
    ),
    'Null',
  ])('show match, near miss and missing key of %s', operator => {
    expect([...(seen.get(operator) ?? [])]).toEqual(
      expect.arrayContaining(['yes', 'no', 'missing key']),
    );
  });

  it.each([
    'StringEqualsIgnoreCase',
    'ForAnyValue',
    'IfExists',
    'Null',
    'Deny with a negated operator',
    'NotPrincipal',
    'single statement',
    'other partitions',
    'other audiences',
    'brackets in patterns',
    'providers that do not exist',
  ])('show where the nearest peer is wrong: %s', group => {
    expect(ownVectors.map(({ nearestPeer }) => nearestPeer)).toContain(group);
  });
});
