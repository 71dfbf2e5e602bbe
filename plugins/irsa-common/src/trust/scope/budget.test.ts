import {
  Budget,
  TooManyEntriesError,
  TRUST_SCOPE_MAX_ENTRIES,
  withinBudget,
} from './budget';

describe('a budget', () => {
  it('is spent to its last step', () => {
    const budget = new Budget(3);
    budget.spend(1);
    budget.spend(2);
    expect(() => budget.spend(1)).toThrow(TooManyEntriesError);
    expect(() => new Budget(3).spend(4)).toThrow('The set needs too many');
  });

  it('is a million steps when nobody says', () => {
    const budget = new Budget();
    budget.spend(1_000_000);
    expect(() => budget.spend(1)).toThrow(TooManyEntriesError);
  });

  it('is spent by its parts as well, and a part has a limit of its own', () => {
    const whole = new Budget(10);
    const part = whole.part(6);
    part.spend(6);
    expect(() => part.spend(1)).toThrow(TooManyEntriesError);
    whole.spend(3);
    expect(() => whole.spend(1)).toThrow(TooManyEntriesError);
    expect(() => new Budget(2).part(9).spend(3)).toThrow(TooManyEntriesError);
  });

  it('limits how long a list is', () => {
    const budget = new Budget();
    budget.limit(TRUST_SCOPE_MAX_ENTRIES);
    expect(() => budget.limit(TRUST_SCOPE_MAX_ENTRIES + 1)).toThrow(
      TooManyEntriesError,
    );
  });

  it('ends a computation, and hides no other error', () => {
    expect(withinBudget(() => 7)).toBe(7);
    expect(withinBudget(() => new Budget(1).spend(2))).toBeUndefined();
    expect(() =>
      withinBudget(() => {
        throw new RangeError('something else');
      }),
    ).toThrow(RangeError);
    expect(new TooManyEntriesError()).toMatchObject({
      name: 'TooManyEntriesError',
      message: 'The set needs too many entries',
    });
  });
});
