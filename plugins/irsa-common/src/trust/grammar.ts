import type { PolicyModel } from './policyModel';
import type { TrustProblem } from './types';

/** The most problems that are listed for one document. */
export const MAX_GRAMMAR_PROBLEMS = 100;

/** Everything in the shape of a document that IAM does not accept, in the order of the document. */
export function grammarProblemsOf(policy: PolicyModel): TrustProblem[] {
  const problems: TrustProblem[] = [...policy.faults, ...policy.blemishes];
  for (const statement of policy.statements) {
    if (problems.length >= MAX_GRAMMAR_PROBLEMS) {
      break;
    }
    problems.push(
      ...statement.faults,
      ...statement.blemishes,
      ...statement.principal.faults,
      ...statement.action.faults,
    );
    for (const condition of statement.conditions) {
      problems.push(...condition.faults);
    }
  }
  return problems.slice(0, MAX_GRAMMAR_PROBLEMS);
}
