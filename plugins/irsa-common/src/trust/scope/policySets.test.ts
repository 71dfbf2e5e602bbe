import { CountedBudget } from '../__testUtils__/countedBudget';
import { issuer, provider } from '../__testUtils__/generate';
import { readPolicy } from '../readPolicy';
import { PolicySets } from './policySets';
import type { StatementSets } from './statementSets';

const sub = `${issuer}:sub`;

function statement(effect: string, pattern: string) {
  return {
    Effect: effect,
    Principal: { Federated: provider, Service: 'pods.eks.amazonaws.com' },
    Action: 'sts:*',
    Condition: {
      StringLike: { [sub]: `system:serviceaccount:${pattern}` },
    },
  };
}

function setsOf(...statements: object[]) {
  const budget = new CountedBudget();
  const model = readPolicy({ Version: '2012-10-17', Statement: statements });
  return { sets: new PolicySets(model, budget), model, budget };
}

describe('the sets of a policy', () => {
  it('are made once', () => {
    const { sets } = setsOf(statement('Allow', 'a:*'));
    expect(sets.irsa(provider)).toBe(sets.irsa(provider));
    expect(sets.irsa(`${provider}0`)).not.toBe(sets.irsa(provider));
    expect(sets.podIdentity()).toBe(sets.podIdentity());
  });

  it('have one budget, which is there when nobody gives one', () => {
    const { sets, budget, model } = setsOf(statement('Allow', 'a:*'));
    expect(sets.budget).toBe(budget);
    expect(sets.irsa(provider).context.budget).toBe(budget);
    expect(sets.podIdentity().untagged.context.budget).toBe(budget);
    expect(() => new PolicySets(model).budget.spend(1_000_001)).toThrow(
      'too many',
    );
  });
});

describe('the sets of statements', () => {
  const parts: [string, (sets: StatementSets) => unknown][] = [
    ['all', sets => sets.all()],
    ['denied', sets => sets.denied()],
  ];

  it.each(parts)('are computed once: %s', (_, ask) => {
    const { sets, budget } = setsOf(
      statement('Allow', 'a:*'),
      statement('Deny', 'a:b'),
      statement('maybe', 'a:c'),
    );
    const own = sets.irsa(provider);
    const first = ask(own);
    const spent = budget.counted;
    expect(spent).toBeGreaterThan(0);
    expect(ask(own)).toBe(first);
    expect(budget.counted).toBe(spent);
  });

  it('are computed once for each statement', () => {
    const { sets, model, budget } = setsOf(
      statement('Allow', 'a:*'),
      statement('Deny', 'a:b'),
    );
    const own = sets.irsa(provider);
    for (const each of model.statements) {
      const [of, admitted] = [own.of(each), own.admitted(each)];
      const spent = budget.counted;
      expect(own.of(each)).toBe(of);
      expect(own.admitted(each)).toBe(admitted);
      expect(budget.counted).toBe(spent);
    }
  });

  it('tell whom a statement concerns, and whom it admits after the Deny statements', () => {
    const { sets, model } = setsOf(
      statement('Allow', 'a:*'),
      statement('Deny', 'a:b'),
      statement('Allow', 'a:b'),
    );
    const own = sets.irsa(provider);
    const [wide, deny, voided] = model.statements;
    expect(own.of(wide)).toMatchObject([{ except: [] }]);
    expect(own.of(deny)).toHaveLength(1);
    expect(own.admitted(wide)).toMatchObject([{ except: [{}] }]);
    expect(own.of(voided)).toHaveLength(1);
    expect(own.admitted(voided)).toEqual([]);
    expect(own.denied()).toEqual(own.of(deny));
    expect(own.all()).toEqual(own.admitted(wide));
  });

  it('count the work of passing over statements', () => {
    const { sets, budget } = setsOf(
      ...Array.from({ length: 30 }, () => statement('Allow', 'a:b')),
    );
    expect(sets.irsa(provider).denied()).toEqual([]);
    expect(budget.counted).toBe(30);
  });

  it('count the work of reading statements', () => {
    const work = (more: object) => {
      const { sets, budget } = setsOf({
        ...statement('Allow', 'a:b'),
        Condition: {},
        ...more,
      });
      sets.irsa(provider).all();
      return budget.counted;
    };
    const plain = work({});
    const ids = Array.from({ length: 500 }, (_, at) => `x${at}`);
    const actions = Array.from({ length: 500 }, (_, at) => `sts:x${at}`);
    expect(
      work({ Principal: { Federated: provider, AWS: ids } }) - plain,
    ).toBeGreaterThanOrEqual(499);
    expect(
      work({ Action: ['sts:*', ...actions] }) - plain,
    ).toBeGreaterThanOrEqual(500);
    expect(
      work({ Condition: { StringEquals: { 'sts:ExternalId': ids } } }) - plain,
    ).toBeGreaterThanOrEqual(500);
  });
});
