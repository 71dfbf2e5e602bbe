import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateTrust } from './evaluate';
import type { TrustRequest } from './types';

const testdata = join(__dirname, '..', '..', 'testdata');

function read(...path: string[]): { vectors: unknown[] } {
  return JSON.parse(readFileSync(join(testdata, ...path), 'utf8')) as {
    vectors: unknown[];
  };
}

interface SharedVector {
  id: string;
  what: string;
  policy: unknown;
  request: TrustRequest;
  expect: string;
  disputed?: unknown;
}

interface OwnVector {
  name: string;
  policy: unknown;
  request: TrustRequest;
  expect: 'allow' | 'deny' | 'unknown';
  why: string;
  source: { page: string; says: string };
  reason?: string;
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
    },
  );
});

const files = readdirSync(join(testdata, 'vectors'));

describe.each(files)('own vectors of %s', file => {
  const vectors = read('vectors', file).vectors as OwnVector[];

  it.each(vectors.map(vector => [vector.name, vector] as const))(
    '%s',
    (_, { policy, request, expect: expected, reason, why, source }) => {
      const { decision, reasons } = evaluateTrust(policy, request);
      expect(decision).toBe(expected);
      const codes = reasons.map(({ code }) => code as string);
      expect(codes).toContain(reason ?? codes[0]);
      expect(why).not.toBe('');
      expect(source.page).toMatch(/^https:/);
    },
  );
});

it('has at least 300 own vectors', () => {
  const count = files.reduce(
    (sum, file) => sum + read('vectors', file).vectors.length,
    0,
  );
  expect(count).toBeGreaterThanOrEqual(300);
});
