import { fuzzTrust } from './fuzz';
import { evaluateSlowly } from './slowEvaluator';

describe('fuzzTrust', () => {
  it('finds no disagreement', () => {
    expect(fuzzTrust({ cases: 5_000, seed: 1_000_000 })).toBeUndefined();
  });

  it('tells the shortest counterexample when there is one', () => {
    const counterexample = fuzzTrust({
      cases: 500,
      seed: 1,
      second: (policy, request) =>
        JSON.stringify(policy).includes('StringNotLike')
          ? 'allow'
          : evaluateSlowly(policy, request),
    });
    const statements = counterexample?.policy.Statement as {
      Condition?: Record<string, object>;
    }[];
    expect(statements).toHaveLength(1);
    expect(Object.keys(statements[0].Condition ?? {})).toHaveLength(1);
    expect(counterexample?.between).toContain('the slow evaluator allow');
  });
});
