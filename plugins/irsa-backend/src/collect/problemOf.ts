import { isError } from '@backstage/errors';
import { SourceProblem } from 'backstage-plugin-irsa-common';
import { SourceProblemError } from 'backstage-plugin-irsa-node';

/** What an error says, with what to paste where it says that too. */
export function problemOf(error: unknown): SourceProblem {
  return SourceProblemError.is(error)
    ? error.problem
    : { message: isError(error) ? error.message : String(error) };
}
