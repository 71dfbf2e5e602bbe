import { matchAction } from './action';
import { parseClaimKey } from './claimKey';
import { allOf, anyOf, evaluateCondition, negate } from './condition';
import type { ConditionResult } from './condition';
import type {
  ConditionModel,
  ElementModel,
  PlacedText,
  PolicyModel,
  StatementModel,
} from './policyModel';
import { quote } from './json/value';
import { foldCase } from './letterCase';
import type { KeyState, Lookup } from './lookup';
import type { MatchWork } from './matchWork';
import { matchPrincipal } from './principal';
import type { TrustReason, TrustReasonCode } from './reasons';
import type {
  TrustConditionExplanation,
  TrustElementExplanation,
  TrustMatch,
  TrustRequest,
  TrustStatementExplanation,
  TrustValueExplanation,
} from './types';

/** Who asks, prepared once for all statements. */
export interface Caller {
  request: TrustRequest;
  lookup: Lookup;
  /** What all statements together may spend on comparing patterns. */
  work: MatchWork;
  /** The issuer of the caller's OIDC provider, without `https://`. */
  issuer?: string;
}

/** Compares one statement with a request, part by part. */
export function explainStatement(
  statement: StatementModel,
  policy: PolicyModel,
  caller: Caller,
): TrustStatementExplanation {
  const principal = explainPrincipal(statement, caller);
  const action = explainAction(statement, caller);
  const conditions = statement.conditions.map(condition =>
    explainCondition(condition, policy, caller),
  );
  const matches = allOf([
    principal.matches,
    action.matches,
    ...conditions.map(condition => condition.matches),
    statement.faults.length > 0 ? 'unknown' : 'yes',
  ]);
  const explanation: TrustStatementExplanation = {
    path: statement.path,
    effect: statement.effect,
    matches,
    principal,
    action,
    conditions,
    reasons: reasonsOf(matches, statement, principal, action, conditions),
  };
  if (statement.sid !== undefined) {
    explanation.sid = statement.sid;
  }
  return explanation;
}

/** The parts that keep a statement from matching; principal before action before conditions, the subject first. */
function reasonsOf(
  matches: TrustMatch,
  statement: StatementModel,
  principal: TrustElementExplanation,
  action: TrustElementExplanation,
  conditions: TrustConditionExplanation[],
): TrustReason[] {
  if (matches === 'yes') {
    return [];
  }
  const own = (part: { matches: TrustMatch; reason?: TrustReason }) =>
    part.matches === matches && part.reason ? [part.reason] : [];
  const elements = [...own(principal), ...own(action)];
  if (matches === 'no' && elements.length > 0) {
    // Conditions of a statement about somebody or something else say nothing about this request.
    return elements.slice(0, 1);
  }
  const order: TrustReasonCode[] = [
    'OTHER_ISSUER_KEY',
    'SUB_MISMATCH',
    'AUD_CONDITION_MISMATCH',
  ];
  const rank = ({ code }: TrustReason) => {
    const at = order.indexOf(code);
    return at < 0 ? order.length : at;
  };
  return [
    ...(matches === 'unknown' ? statement.faults : []),
    ...elements,
    ...conditions.flatMap(own).sort((a, b) => rank(a) - rank(b)),
  ];
}

function combine(
  element: ElementModel<PlacedText>,
  matches: TrustMatch[],
): TrustMatch {
  const open: TrustMatch[] = element.faults.length > 0 ? ['unknown'] : [];
  const some = anyOf([...matches, ...open]);
  return element.negated ? negate(some) : some;
}

function explainPrincipal(
  { principal }: StatementModel,
  { request, work }: Caller,
): TrustElementExplanation {
  const caller = request.principal;
  const matches = principal.values.map(value =>
    matchPrincipal(value, caller, work),
  );
  let combined = combine(principal, matches);
  if (principal.negated && combined === 'yes') {
    combined = 'unknown';
  }
  return {
    path: principal.path,
    matches: combined,
    values: principal.values.map(({ path, value }, index) => ({
      path,
      value,
      matches: matches[index],
    })),
    reason: principalReason(combined, principal, request),
  };
}

function principalReason(
  matches: TrustMatch,
  principal: StatementModel['principal'],
  request: TrustRequest,
): TrustReason | undefined {
  if (matches === 'yes') {
    return undefined;
  }
  const expected = principal.values.map(({ value }) => value);
  const { path } = principal;
  const { id: actual, type } = request.principal;
  if (matches === 'no') {
    const code =
      type === 'Federated' ? 'PROVIDER_NOT_TRUSTED' : 'PRINCIPAL_NOT_TRUSTED';
    const message = `The statement is not about ${quote(actual)}.`;
    return { code, message, path, expected, actual };
  }
  if (principal.negated) {
    const message = 'NotPrincipal is not supported in role trust policies.';
    return { code: 'NOT_PRINCIPAL', message, path, expected, actual };
  }
  return principal.faults.length > 0
    ? { ...principal.faults[0] }
    : {
        code: 'WILDCARD_PRINCIPAL',
        message: `AWS does not say whether a wildcard principal includes ${quote(
          actual,
        )}.`,
        path,
        expected,
        actual,
      };
}

function explainAction(
  { action }: StatementModel,
  { request, work }: Caller,
): TrustElementExplanation {
  const matches = action.values.map(({ value }) =>
    matchAction(value, request.action, work),
  );
  const combined = combine(action, matches);
  return {
    path: action.path,
    matches: combined,
    values: action.values.map(({ path, value }, index) => ({
      path,
      value,
      matches: matches[index],
    })),
    reason: actionReason(combined, action, request.action),
  };
}

function actionReason(
  matches: TrustMatch,
  action: ElementModel<PlacedText>,
  requested: string,
): TrustReason | undefined {
  if (matches === 'yes') {
    return undefined;
  }
  if (matches === 'unknown') {
    return action.faults.length > 0
      ? { ...action.faults[0] }
      : {
          code: 'TOO_LARGE',
          message: 'An action is too long to be compared.',
          path: action.path,
        };
  }
  return {
    code: 'NO_STATEMENT_FOR_ACTION',
    message: `The statement does not cover ${quote(requested)}.`,
    path: action.path,
    expected: action.values.map(({ value }) => value),
    actual: requested,
  };
}

function explainCondition(
  condition: ConditionModel,
  policy: PolicyModel,
  caller: Caller,
): TrustConditionExplanation {
  const state = caller.lookup(condition.foldedKey);
  const result = evaluateCondition(
    condition,
    caller.lookup,
    policy.variables,
    caller.work,
  );
  // One object and no spreads: this runs for each condition of each request.
  const explanation: TrustConditionExplanation = {
    path: condition.path,
    operator: condition.operatorText,
    key: condition.key,
    matches: result.matches,
    expected: condition.values.map(({ value }) => value),
    values: explainValues(condition, result),
  };
  const actual = actualOf(state);
  if (actual !== undefined) {
    explanation.actual = actual;
  }
  if (result.matches !== 'yes') {
    explanation.reason = conditionReason(
      explanation,
      result.matches === 'unknown'
        ? {
            code: result.code ?? 'VALUE_NOT_UNDERSTOOD',
            message: result.message ?? 'The condition cannot be decided.',
          }
        : describeMismatch(condition, state, caller),
    );
  }
  return explanation;
}

function explainValues(
  condition: ConditionModel,
  result: ConditionResult,
): TrustValueExplanation[] {
  const unseen = result.matches === 'unknown' ? 'unknown' : 'no';
  return condition.values.map(({ path, value }, index) => ({
    path,
    value,
    matches: result.values[index] ?? unseen,
  }));
}

function conditionReason(
  { path, expected, actual }: TrustConditionExplanation,
  { code, message }: { code: TrustReasonCode; message: string },
): TrustReason {
  const reason: TrustReason = { code, message, path, expected };
  if (actual !== undefined) {
    reason.actual = actual;
  }
  return reason;
}

function actualOf(state: KeyState): string | string[] | undefined {
  if (state.state !== 'present') {
    return undefined;
  }
  return state.multiValued ? state.values : state.values[0];
}

/** The claim of the caller's token that a key names. */
function claimOf(condition: ConditionModel, issuer: string | undefined) {
  return issuer !== undefined &&
    condition.foldedKey.startsWith(`${foldCase(issuer)}:`)
    ? condition.foldedKey.slice(issuer.length + 1)
    : undefined;
}

/** Claims that identity providers share. */
const commonClaims = ['sub', 'aud', 'amr', 'azp'];

function describeMismatch(
  condition: ConditionModel,
  state: KeyState,
  { issuer, request }: Caller,
): { code: TrustReasonCode; message: string } {
  const claim = claimOf(condition, issuer);
  const found =
    state.state === 'present'
      ? `has ${quote(state.values.join(', '))}`
      : 'does not have the key';
  const asks = `${condition.operatorText} on ${condition.key}`;
  if (claim === 'sub') {
    return {
      code: 'SUB_MISMATCH',
      message: `${asks} does not hold: the token ${found}.`,
    };
  }
  if (claim === 'aud') {
    return {
      code: 'AUD_CONDITION_MISMATCH',
      message: `${asks} does not hold: the token ${found}.`,
    };
  }
  if (
    request.principal.type === 'Federated' &&
    claim === undefined &&
    state.state === 'absent' &&
    commonClaims.includes(parseClaimKey(condition.key)?.claim ?? '')
  ) {
    return {
      code: 'OTHER_ISSUER_KEY',
      message: `${condition.key} is a claim of another issuer than ${
        issuer ?? request.principal.id
      }, so the request never has it.`,
    };
  }
  return {
    code: 'OTHER_CONDITION',
    message: `${asks} does not hold: the request ${found}.`,
  };
}
