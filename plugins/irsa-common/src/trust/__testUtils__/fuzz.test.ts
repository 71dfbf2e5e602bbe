import { fuzzTrust } from './fuzz';
import { evaluateSlowly } from './slowEvaluator';

describe('fuzzTrust', () => {
  it('finds no disagreement', () => {
    const { counterexample, decisions } = fuzzTrust({
      cases: 4_000,
      seed: 1_000_000,
    });
    expect(counterexample).toBeUndefined();
    expect(Math.min(...Object.values(decisions))).toBeGreaterThan(300);
  });

  it('tells the shortest counterexample when there is one', () => {
    const { counterexample } = fuzzTrust({
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
    expect(counterexample?.request.context).toEqual({});
    expect(counterexample?.answers['the slow evaluator']).toBe('allow');
  });
});
