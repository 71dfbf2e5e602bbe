/**
 * The most entries (subjects and their exceptions) that a scope of one provider or of Pod Identity holds.
 *
 * @remarks A set that would need more gets class `unknown` and a problem, never a wider or narrower set.
 *
 * @public
 */
export const TRUST_SCOPE_MAX_ENTRIES = 2_000;

/** The most elementary set operations for one answer about a policy: well under a second. */
const MAX_STEPS = 1_000_000;

/** Thrown inside the scope computation when a set needs too many entries; never leaves it. */
export class TooManyEntriesError extends Error {
  constructor() {
    super('The set needs too many entries');
    this.name = 'TooManyEntriesError';
  }
}

/** Counts the work of one scope, so that no policy can stall a process. */
export class Budget {
  private steps = 0;

  constructor(
    private readonly maxSteps: number = MAX_STEPS,
    private readonly whole?: Budget,
  ) {}

  /** Starts anew, for the next answer about the same policy. */
  renew(): void {
    this.steps = 0;
  }

  /** A smaller budget for a part of the work; what it spends counts for the whole as well. */
  part(maxSteps: number): Budget {
    return new Budget(maxSteps, this);
  }

  /** Counts work; throws {@link TooManyEntriesError} past the limit. */
  spend(steps: number): void {
    this.whole?.spend(steps);
    this.steps += steps;
    if (this.steps > this.maxSteps) {
      throw new TooManyEntriesError();
    }
  }

  /** Throws {@link TooManyEntriesError} when a list is longer than a scope may be. */
  limit(length: number): void {
    if (length > TRUST_SCOPE_MAX_ENTRIES) {
      throw new TooManyEntriesError();
    }
  }
}

/** Runs a computation; undefined when its set needs too many entries. */
export function withinBudget<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TooManyEntriesError) {
      return undefined;
    }
    throw error;
  }
}
