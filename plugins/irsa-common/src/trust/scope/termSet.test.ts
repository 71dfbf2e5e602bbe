import { formatGlob, wildcardGlob } from '../glob';
import type { TrustReason } from '../reasons';
import { CountedBudget } from '../__testUtils__/countedBudget';
import { audienceAxis, nameAxis, namespaceAxis } from './axis';
import { Budget, TooManyEntriesError, TRUST_SCOPE_MAX_ENTRIES } from './budget';
import { identityOf, joinReasons, TermAlgebra, termKey } from './termSet';
import type { Box, Term, TermSet } from './termSet';

const axes = [namespaceAxis, nameAxis];
const algebra = new TermAlgebra(axes, new Budget());
const correlating = new TermAlgebra(axes, new Budget(), { correlate: true });

const reason = (
  message: string,
  more: Partial<TrustReason> = {},
): TrustReason => ({
  code: 'UNKNOWN_KEY',
  message,
  ...more,
});

const boxOf = (text: string): Box => text.split('/').map(wildcardGlob);

/** The set of products such as `ns/sa-*`, under conditions of these names. */
function set(texts: string | string[], ...conditions: string[]): TermSet {
  return algebra.boxes(
    [texts].flat().map(boxOf),
    conditions.map(name => reason(name)),
  );
}

/** Each term as a text: product, exceptions and conditions. */
function show(terms: TermSet): string[] {
  const box = (globs: Box) => globs.map(formatGlob).join('/');
  const under = (reasons: readonly TrustReason[]) =>
    reasons.length > 0
      ? ` if ${reasons.map(each => each.message).join(',')}`
      : '';
  return terms.map(term =>
    [
      box(term.box),
      ...term.except.map(
        each => ` but ${box(each.box)}${under(each.conditional)}`,
      ),
      under(term.conditional),
    ].join(''),
  );
}

describe('conditions', () => {
  it('are the same when code, text and values are', () => {
    const one = reason('a', { path: 'x', expected: ['1'] });
    expect(identityOf(one)).toBe(identityOf({ ...one, path: 'y' }));
    expect(identityOf(one)).not.toBe(identityOf({ ...one, message: 'b' }));
    expect(identityOf(one)).not.toBe(identityOf({ ...one, expected: ['2'] }));
    expect(identityOf(one)).not.toBe(
      identityOf({ ...one, code: 'UNKNOWN_VARIABLE' }),
    );
  });

  it.each(['MALFORMED_POLICY', 'UNKNOWN_ELEMENT'] as const)(
    'of %s, which are not read in full, are the same at the same place only',
    code => {
      const one = reason('a', { code, path: 'x' });
      expect(identityOf(one)).toBe(identityOf({ ...one }));
      expect(identityOf(one)).not.toBe(identityOf({ ...one, path: 'y' }));
    },
  );

  it('are joined without repeating one', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => reason(name));
    expect(joinReasons([a, b], [{ ...b, path: 'x' }, c])).toEqual([a, b, c]);
    expect(joinReasons([], [a])).toEqual([a]);
    expect(joinReasons([a], [])).toEqual([a]);
    expect(joinReasons([], [])).toEqual([]);
  });
});

describe('the union of sets', () => {
  it.each([
    [['a/b'], ['a/c'], ['a/b', 'a/c']],
    [['a/b'], ['a/b'], ['a/b']],
    [['a/b'], ['a/*'], ['a/*']],
    [['a/*'], ['a/b', 'b/b'], ['a/*', 'b/b']],
    [['a*/x'], ['ab/x', 'b/x'], ['a*/x', 'b/x']],
    [['a/b*'], ['a/b', 'a/bc', 'a/c'], ['a/b*', 'a/c']],
    [['*/*'], ['a/b', 'a/*', '*/b'], ['*/*']],
    [[], ['a/b'], ['a/b']],
    [[], [], []],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(show(algebra.union(set(a), set(b)))).toEqual(expected);
    expect(show(algebra.union(set(b), set(a))).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('leaves out what holds under more conditions', () => {
    expect(show(algebra.union(set('a/*', 'x'), set('a/b', 'x', 'y')))).toEqual([
      'a/* if x',
    ]);
    expect(show(algebra.union(set('a/*'), set('a/b', 'x')))).toEqual(['a/*']);
    expect(show(algebra.union(set('a/*', 'x'), set('a/b')))).toEqual([
      'a/* if x',
      'a/b',
    ]);
    expect(show(algebra.union(set('a/*', 'x'), set('a/b', 'y')))).toEqual([
      'a/* if x',
      'a/b if y',
    ]);
    expect(show(algebra.union(set('a/b'), set('a/b', 'x')))).toEqual([
      'a/b',
      'a/b if x',
    ]);
  });

  it('keeps what only a term with exceptions would contain', () => {
    const some = algebra.subtract(set('a/*'), set('a/b'));
    expect(show(algebra.union(some, set('a/b')))).toEqual([
      'a/* but a/b',
      'a/b',
    ]);
    expect(show(algebra.union(set('a/*'), some))).toEqual(['a/*']);
  });
});

describe('the union of sets in contexts', () => {
  const wider = new TermAlgebra([audienceAxis, ...axes], new Budget());

  it.each([
    [['x/a/b'], ['*/a/b'], ['*/a/b']],
    [['*/a/b'], ['x/a/b', 'x/a/c'], ['*/a/b', 'x/a/c']],
    [['*/a/b', 'y*/a/b'], ['x*/a/b'], ['*/a/b']],
    [
      ['x*/a/b', 'y*/a/b'],
      ['xa/a/b', 'ya/a/b'],
      ['x*/a/b', 'y*/a/b'],
    ],
    [['*/a/b'], ['x/a/*'], ['*/a/b', 'x/a/*']],
    [['*/a/*'], ['x/a/b'], ['*/a/*']],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(show(wider.union(set(a), set(b)))).toEqual(expected);
  });
});

describe('the intersection of sets', () => {
  it.each([
    [['a/*'], ['*/b'], ['a/b']],
    [['a/*'], ['b/*'], []],
    [['a*/x'], ['*b/x'], ['a*b/x']],
    [
      ['a/b', 'c/*'],
      ['*/b', 'c/d'],
      ['a/b', 'c/b', 'c/d'],
    ],
    [['*/*'], ['a/b'], ['a/b']],
    [['*a*/x*y'], ['*b*/x*z*'], ['*a*b*/x*z*y', '*b*a*/x*z*y']],
    [['*a*/x'], ['*b*/?'], ['*a*b*/x', '*b*a*/x']],
    [['a/*'], [], []],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(show(algebra.intersect(set(a), set(b)))).toEqual(expected);
  });

  it('has the exceptions and the conditions of both', () => {
    const a = algebra.subtract(set('a*/*', 'x'), set('a*/b'));
    const b = algebra.subtract(set('*/*', 'y', 'x'), set('ac/*', 'z'));
    expect(show(algebra.intersect(a, b))).toEqual([
      'a*/* but a*/b but ac/* if z if x,y',
    ]);
    expect(show(algebra.intersect(a, set('d/*')))).toEqual([]);
    expect(show(algebra.intersect(a, set('ad/*')))).toEqual([
      'ad/* but ad/b if x',
    ]);
    expect(show(algebra.intersect(a, set('*/b')))).toEqual([]);
  });

  it('has no text that cannot occur', () => {
    expect(show(algebra.intersect(set('*-/x*'), set('a*/*')))).toEqual([]);
    expect(show(algebra.intersect(set('?*a/x'), set('a*?/x')))).toEqual([
      'a*a/x',
    ]);
  });
});

describe('the difference of sets', () => {
  it.each([
    [['a/*'], ['a/b'], ['a/* but a/b']],
    [['a/b'], ['a/*'], []],
    [['a/b', 'c/b'], ['a/*'], ['c/b']],
    [['a/*'], ['b/*'], ['a/*']],
    [['a/*'], ['*/b', '*/b*'], ['a/* but a/b*']],
    [['a/*'], ['*/b*', '*/b'], ['a/* but a/b*']],
    [['a/*'], ['*/b*', '*/bc', '*/d'], ['a/* but a/b* but a/d']],
    [['a/*'], [], ['a/*']],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(show(algebra.subtract(set(a), set(b)))).toEqual(expected);
  });

  it('keeps under conditions what is only taken out under conditions', () => {
    expect(show(algebra.subtract(set('a/*'), set('a/b', 'x')))).toEqual([
      'a/* but a/b if x',
    ]);
    expect(show(algebra.subtract(set('a/b'), set('a/*', 'x')))).toEqual([
      'a/b but a/b if x',
    ]);
    // What is taken out for certain need not be taken out under conditions.
    expect(
      show(algebra.subtract(set('a/*'), [...set('a/b', 'x'), ...set('a/b*')])),
    ).toEqual(['a/* but a/b*']);
    expect(
      show(
        algebra.subtract(set('a/*'), [
          ...set('a/b', 'x', 'y'),
          ...set('a/b', 'x'),
        ]),
      ),
    ).toEqual(['a/* but a/b if x']);
    expect(
      show(
        algebra.subtract(set('a/*'), [...set('a/b', 'x'), ...set('a/b', 'y')]),
      ),
    ).toEqual(['a/* but a/b if x but a/b if y']);
  });

  it('spares what the second set leaves out', () => {
    const most = algebra.subtract(set('a/*'), set('a/b'));
    expect(show(algebra.subtract(set('a/*'), most))).toEqual(['a/b']);
    expect(show(algebra.subtract(set('*/*'), most))).toEqual([
      '*/* but a/*',
      'a/b',
    ]);
    expect(show(algebra.subtract(set('a/c'), most))).toEqual([]);
    const open = algebra.subtract(set('a/*'), set('a/b', 'x'));
    expect(show(algebra.subtract(set('a/*', 'y'), open))).toEqual([
      'a/b if y,x',
    ]);
    // An exception of the first set stays one of what is spared.
    const without = algebra.subtract(set('a/*'), set('a/b'));
    expect(show(algebra.subtract(without, most))).toEqual([]);
    const bs = algebra.subtract(set('a/*'), set('a/b*'));
    expect(show(algebra.subtract(without, bs))).toEqual(['a/b* but a/b']);
  });

  it('takes conditions with the same text as one only where it is told to', () => {
    const a = set('a/*', 'x');
    expect(show(algebra.subtract(a, set('a/*', 'x')))).toEqual([
      'a/* but a/* if x if x',
    ]);
    expect(show(correlating.subtract(a, set('a/*', 'x')))).toEqual([]);
    expect(show(correlating.subtract(a, set('a/b', 'x', 'y')))).toEqual([
      'a/* but a/b if y if x',
    ]);
    expect(show(correlating.subtract(set('a/*'), set('a/*', 'x')))).toEqual([
      'a/* but a/* if x',
    ]);
    const open = algebra.subtract(set('a/*'), set('a/b', 'x'));
    expect(show(correlating.intersect(open, set('a/*', 'x')))).toEqual([
      'a/* but a/b if x',
    ]);
    expect(show(algebra.intersect(open, set('a/*', 'x')))).toEqual([
      'a/* but a/b if x if x',
    ]);
  });
});

describe('the complement of a set', () => {
  it.each([
    [[], ['*/*']],
    [['*/*'], []],
    [['a/b'], ['*/* but a/b']],
    [['a/*', '*/b'], ['*/* but a/* but */b']],
  ])('%j is everybody else', (given, expected) => {
    expect(show(algebra.complement(set(given)))).toEqual(expected);
  });

  it('is open where membership is', () => {
    expect(show(algebra.complement(set('a/*', 'x')))).toEqual([
      '*/* but a/*',
      'a/* if x',
    ]);
    expect(
      show(algebra.complement([...set('a/*', 'x'), ...set('a/b')])),
    ).toEqual(['*/* but a/*', 'a/* but a/b if x']);
    expect(
      show(algebra.complement([...set('a/b', 'x'), ...set('a/*')])),
    ).toEqual(['*/* but a/*']);
  });
});

describe('further conditions', () => {
  it('are put on every term, each once', () => {
    const terms = [...set('a/b'), ...set('a/c', 'x', 'y')];
    expect(show(algebra.under(terms, [reason('x'), reason('z')]))).toEqual([
      'a/b if x,z',
      'a/c if x,y,z',
    ]);
    expect(algebra.under(terms, [])).toBe(terms);
  });

  it('are those of everybody', () => {
    expect(show(algebra.universe())).toEqual(['*/*']);
    expect(show(algebra.universe([reason('x')]))).toEqual(['*/* if x']);
  });
});

describe('the key of a term', () => {
  let base: Term;
  beforeAll(() => {
    [base] = algebra.subtract(set('a/*', 'x', 'y'), [
      ...set('a/b', 'z'),
      ...set('a/c'),
    ]);
  });

  it('does not depend on the order of exceptions and conditions', () => {
    const turned: Term = {
      box: base.box,
      except: [...base.except].reverse(),
      conditional: [...base.conditional].reverse(),
    };
    expect(base.except).toHaveLength(2);
    expect(termKey(turned)).toBe(termKey(base));
  });

  it('differs with each part', () => {
    const others: Term[] = [
      { ...base, box: boxOf('b/*') },
      { ...base, box: boxOf('a/?') },
      { ...base, except: base.except.slice(1) },
      {
        ...base,
        except: base.except.map(each => ({ ...each, conditional: [] })),
      },
      {
        ...base,
        except: base.except.map(each => ({ ...each, box: boxOf('a/d') })),
      },
      { ...base, conditional: [] },
      { ...base, conditional: [reason('x')] },
      { ...base, conditional: [reason('x'), reason('w')] },
    ];
    const keys = [base, ...others].map(termKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells where one character and one name end', () => {
    const key = (...box: number[][]) =>
      termKey({ box, except: [], conditional: [] });
    expect(key([4, 9])).not.toBe(key([49]));
    expect(key([1], [23])).not.toBe(key([12], [3]));
  });
});

describe('the work on sets', () => {
  const names = (count: number, prefix = 'n') =>
    Array.from({ length: count }, (_, at) => `a/${prefix}${at}`);

  it('is limited in entries', () => {
    const many = names(TRUST_SCOPE_MAX_ENTRIES);
    const one = algebra.subtract(set('a/*'), set('a/x'));
    expect(algebra.intersect(set(many), one)).toHaveLength(many.length);
    expect(() => algebra.intersect(set([...many, 'a/o']), one)).toThrow(
      TooManyEntriesError,
    );
  });

  /** The steps that an operation takes. */
  function work(operate: (counting: TermAlgebra) => unknown): number {
    const budget = new CountedBudget();
    operate(new TermAlgebra(axes, budget));
    return budget.counted;
  }

  it('is counted for each pair of terms', () => {
    const few = set(names(5));
    const many = set(names(8).map(each => `${each}*`));
    expect(work(counting => counting.intersect(few, few))).toBe(110);
    expect(work(counting => counting.union(many, []))).toBe(72);
    expect(work(counting => counting.subtract(set('a/*'), set(names(5))))).toBe(
      55,
    );
  });

  it('is counted for each condition', () => {
    const long = 'x'.repeat(6_400);
    expect(
      work(counting => counting.under(set('a/b'), [reason('x'), reason('y')])),
    ).toBe(2);
    expect(
      work(counting =>
        counting.under(set('a/b', 'x', 'y', 'z'), [reason('x'), reason('y')]),
      ),
    ).toBe(5);
    expect(
      work(counting => counting.union(set('a/b', long), set('a/c', long))),
    ).toBeGreaterThan(200);
    expect(
      work(counting => counting.union(set('a/b*', 'x', 'y'), set('a/c*', 'z'))),
    ).toBe(13);
    const open = (...conditions: string[]) =>
      work(counting =>
        counting.subtract(set('a/*'), [
          ...set('a/b', ...conditions),
          ...set('a/c', ...conditions),
        ]),
      );
    expect(open('x', 'y') - open()).toBe(8);
  });
});
