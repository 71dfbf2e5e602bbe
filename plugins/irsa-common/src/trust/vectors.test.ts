import conformance from '../../testdata/trust-vectors.json';
import { evaluateTrust } from './evaluate';
import type { TrustRequest } from './types';

interface Vector {
  id: string;
  what: string;
  policy: unknown;
  request: TrustRequest;
  expect: string;
  disputed?: unknown;
}

const vectors = conformance.vectors as unknown as Vector[];

describe('shared conformance vectors', () => {
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
