import { matchAction } from '../action';
import { anyOf, negate } from '../condition';
import type { StatementModel } from '../policyModel';
import { matchPrincipal, stepsOfPrincipals } from '../principal';
import type { TrustReason } from '../reasons';
import type { TrustMatch, TrustPrincipal } from '../types';
import { conditionSet } from './conditionSet';
import type { SetContext } from './conditionSet';
import type { TermSet } from './termSet';

/** Whether a statement is about a principal; a NotPrincipal that does not name it leaves the answer open. */
export function statementPrincipal(
  { principal }: StatementModel,
  caller: TrustPrincipal,
): TrustMatch {
  const matches = principal.values.map(value => matchPrincipal(value, caller));
  const some = anyOf(
    principal.faults.length > 0 ? [...matches, 'unknown'] : matches,
  );
  if (!principal.negated) {
    return some;
  }
  return some === 'yes' ? 'no' : 'unknown';
}

/** Whether a statement covers an action. */
export function statementAction(
  { action }: StatementModel,
  requested: string,
): TrustMatch {
  const matches = action.values.map(({ value }) =>
    matchAction(value, requested),
  );
  const some = anyOf(
    action.faults.length > 0 ? [...matches, 'unknown'] : matches,
  );
  return action.negated ? negate(some) : some;
}

/** Matching steps that count as one elementary set operation. */
const MATCH_STEPS_IN_ONE = 256;

/** What {@link statementPrincipal} costs, in the steps of a budget. */
export function principalWork(
  { principal: { values } }: StatementModel,
  caller: TrustPrincipal,
): number {
  const steps = stepsOfPrincipals(values, caller);
  return values.length + Math.ceil(steps / MATCH_STEPS_IN_ONE);
}

/** Why it is open whether a statement is about a principal. */
export function principalReason({ principal }: StatementModel): TrustReason {
  if (principal.faults.length > 0) {
    return principal.faults[0];
  }
  return principal.negated
    ? {
        code: 'NOT_PRINCIPAL',
        message: 'NotPrincipal is not supported in role trust policies.',
        path: principal.path,
      }
    : {
        code: 'WILDCARD_PRINCIPAL',
        message:
          'AWS does not say whether a wildcard principal includes web identities and services.',
        path: principal.path,
        expected: principal.values.map(({ value }) => value),
      };
}

/** Why it is open whether a statement covers an action. */
export function actionReason({ action }: StatementModel): TrustReason {
  return (
    action.faults[0] ?? {
      code: 'TOO_LARGE',
      message: 'An action is too long to be compared.',
      path: action.path,
    }
  );
}

/** The callers of one mechanism to whom a statement applies for an action. */
export function statementSet(
  statement: StatementModel,
  action: string,
  context: SetContext,
): TermSet {
  const { algebra, budget, mechanism } = context;
  budget.spend(
    1 +
      principalWork(statement, mechanism.principal) +
      statement.action.values.length,
  );
  const byPrincipal = statementPrincipal(statement, mechanism.principal);
  const byAction = statementAction(statement, action);
  if (byPrincipal === 'no' || byAction === 'no') {
    return [];
  }
  const openReasons: TrustReason[] = [...statement.faults];
  if (byPrincipal === 'unknown') {
    openReasons.push(principalReason(statement));
  }
  if (byAction === 'unknown') {
    openReasons.push(actionReason(statement));
  }
  let set = algebra.universe(openReasons);
  for (const condition of statement.conditions) {
    budget.spend(1 + condition.values.length);
    set = algebra.intersect(set, conditionSet(condition, context));
    if (set.length === 0) {
      break;
    }
  }
  return set;
}
