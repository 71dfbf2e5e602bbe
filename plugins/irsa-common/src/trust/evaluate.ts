import { issuerOfProvider, parseArn, parseRoleArn } from './arn';
import { lookupOf } from './context';
import { isObject, quote } from './json/value';
import { MatchWork } from './matchWork';
import { readPolicy } from './readPolicy';
import type { PolicyModel } from './policyModel';
import { explainStatement } from './evaluateStatement';
import type { Caller } from './evaluateStatement';
import type { TrustReason } from './reasons';
import type {
  TrustEvaluation,
  TrustRequest,
  TrustStatementExplanation,
} from './types';

/**
 * Decides one request against a trust policy and explains the decision.
 *
 * @param policy - the plain JSON document; anything else is `unknown`
 * @param request - who asks for what, with the whole request context
 * @remarks
 * A matching Deny wins over every Allow, and without a matching Allow the answer is `deny`
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html). Whatever the engine does not
 * understand, and whatever AWS does not document, makes the answer `unknown` when the decision turns on it.
 *
 * @public
 */
export function evaluateTrust(
  policy: unknown,
  request: TrustRequest,
): TrustEvaluation {
  if (!isObject(policy)) {
    return {
      decision: 'unknown',
      reasons: [
        {
          code: 'POLICY_NOT_READ',
          message: 'There is no trust policy document to judge.',
          path: '',
        },
      ],
      statements: [],
    };
  }
  if (!isComplete(request)) {
    return {
      decision: 'unknown',
      reasons: [
        {
          code: 'VALUE_NOT_UNDERSTOOD',
          message:
            'The request has no action or no principal; give both to have it judged.',
        },
      ],
      statements: [],
    };
  }
  return evaluatePolicy(readPolicy(policy), request);
}

/** Whether a request, which may come from anywhere, says who asks for what. */
function isComplete(request: TrustRequest): boolean {
  const { action, principal } = (request ?? {}) as Partial<TrustRequest>;
  return typeof action === 'string' && typeof principal?.id === 'string';
}

/** {@link evaluateTrust} for a policy that was already read. */
export function evaluatePolicy(
  policy: PolicyModel,
  request: TrustRequest,
): TrustEvaluation {
  const caller: Caller = {
    request,
    lookup: lookupOf(request),
    work: new MatchWork(),
    issuer:
      request.principal.type === 'Federated'
        ? issuerOfProvider(request.principal.id)
        : undefined,
  };
  const statements = policy.statements.map(statement =>
    explainStatement(statement, policy, caller),
  );
  const refusal = refuseBeforePolicy(request);
  const answer = decide(policy, statements, request);
  const decision = refusal?.decision ?? answer.decision;
  const policyReasons =
    refusal && answer.decision === 'allow' ? [] : answer.reasons;
  const reasons = refusal ? [refusal.reason, ...policyReasons] : policyReasons;
  const decidingPath = reasons[0]?.path;
  return {
    decision,
    reasons,
    ...(decidingPath && { decidingPath }),
    statements,
  };
}

/** What STS refuses whatever the policy says. */
function refuseBeforePolicy(
  request: TrustRequest,
): { decision: 'deny' | 'unknown'; reason: TrustReason } | undefined {
  const { roleArn, principal } = request;
  const role = typeof roleArn === 'string' ? parseRoleArn(roleArn) : undefined;
  if (!role) {
    return {
      decision: roleArn ? 'deny' : 'unknown',
      reason: {
        code: 'ROLE_ARN_INVALID',
        message: roleArn
          ? `${quote(
              String(roleArn),
            )} is not the ARN of an IAM role, so STS refuses the request.`
          : 'The request names no role.',
      },
    };
  }
  const isProvider =
    principal.type === 'Federated' &&
    issuerOfProvider(principal.id) !== undefined;
  const provider = isProvider ? parseArn(principal.id) : undefined;
  if (
    provider &&
    (provider.account !== role.account || provider.partition !== role.partition)
  ) {
    return {
      decision: 'deny',
      reason: {
        code: 'DEAD_TRUST_FOREIGN_PROVIDER',
        message: `The OIDC provider belongs to account ${provider.account}, the role to ${role.account}; STS looks for the provider in the role's account only.`,
        expected: [role.account],
        actual: provider.account,
      },
    };
  }
  return undefined;
}

function decide(
  policy: PolicyModel,
  statements: TrustStatementExplanation[],
  request: TrustRequest,
): { decision: TrustEvaluation['decision']; reasons: TrustReason[] } {
  const isDeny = ({ effect }: TrustStatementExplanation) => effect === 'Deny';
  const denied = statements.filter(
    statement => isDeny(statement) && statement.matches === 'yes',
  );
  if (denied.length > 0) {
    return {
      decision: 'deny',
      reasons: denied.map(statement => ({
        code: 'EXPLICIT_DENY',
        message: `${statement.path} denies the request, and a Deny wins over every Allow.`,
        path: statement.path,
      })),
    };
  }
  if (policy.faults.length > 0) {
    return { decision: 'unknown', reasons: policy.faults };
  }
  const allowed = statements.filter(
    ({ effect, matches }) => effect === 'Allow' && matches === 'yes',
  );
  const open = statements.filter(({ matches }) => matches === 'unknown');
  const openDenies = open.filter(({ effect }) => effect !== 'Allow');
  if (allowed.length > 0 && openDenies.length === 0) {
    return {
      decision: 'allow',
      reasons: allowed.map(statement => ({
        code: 'ALLOWED',
        message: `${statement.path} allows the request.`,
        path: statement.path,
      })),
    };
  }
  const mayAllow =
    allowed.length > 0 || open.some(({ effect }) => effect !== 'Deny');
  if (mayAllow) {
    const relevant = allowed.length > 0 ? openDenies : open;
    return {
      decision: 'unknown',
      reasons: relevant.flatMap(({ reasons }) => reasons),
    };
  }
  return { decision: 'deny', reasons: explainRefusal(statements, request) };
}

/** The reasons of a refusal: the statement that comes closest to allowing is told first. */
function explainRefusal(
  statements: TrustStatementExplanation[],
  request: TrustRequest,
): TrustReason[] {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  if (allows.length === 0) {
    return [
      {
        code:
          request.principal.type === 'Federated'
            ? 'PROVIDER_NOT_TRUSTED'
            : 'PRINCIPAL_NOT_TRUSTED',
        message: 'The policy has no Allow statement.',
        actual: request.principal.id,
      },
    ];
  }
  return allows
    .map(statement => ({ statement, distance: distanceOf(statement) }))
    .sort((a, b) => a.distance - b.distance)
    .flatMap(({ statement }) => statement.reasons);
}

/** How far a statement is from matching: a foreign principal is farther than an action, an action than conditions. */
function distanceOf(statement: TrustStatementExplanation): number {
  const failedConditions = statement.conditions.filter(
    ({ matches }) => matches === 'no',
  ).length;
  return (
    (statement.principal.matches === 'no' ? 1e12 : 0) +
    (statement.action.matches === 'no' ? 1e6 : 0) +
    failedConditions
  );
}
