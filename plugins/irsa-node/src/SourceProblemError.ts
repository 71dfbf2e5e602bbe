import { SourceProblem } from 'backstage-plugin-irsa-common';

/**
 * An error that says what to do about it: thrown where sources are listed or read, it is shown with the permission that is missing and what to
 * paste.
 *
 * @public
 */
export class SourceProblemError extends Error {
  /** What tells it from other errors, also from another copy of this package. */
  override readonly name = 'SourceProblemError';
  /** What could not be read, why, and what to paste. */
  readonly problem: SourceProblem;

  constructor(problem: SourceProblem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }

  /** Whether it is one, also where another copy of this package made it. */
  static is(error: unknown): error is SourceProblemError {
    return error instanceof Error && error.name === 'SourceProblemError';
  }
}
