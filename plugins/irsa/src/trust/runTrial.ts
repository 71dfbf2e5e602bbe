import { evaluateTrust, trustRequests } from 'backstage-plugin-irsa-common';
import type {
  TrustEvaluation,
  TrustReason,
  TrustStatementExplanation,
} from 'backstage-plugin-irsa-common';
import { statementPathOf } from './statementText';
import { requesterOf } from './trialCaller';
import type { TrialCaller } from './trialCaller';

/** The answer to a trial. */
export interface TrialAnswer {
  readonly decision: TrustEvaluation['decision'];
  readonly reasons: readonly TrustReason[];
  /** The action that was refused or cannot be judged, where more than one is asked for. */
  readonly action?: string;
  /** The statement that decides, with the paths in it that do. */
  readonly deciding?: {
    readonly statementPath: string;
    readonly paths: readonly string[];
  };
}

const ORDER = ['deny', 'unknown', 'allow'] as const;

/** Asks the policy as a pod of this service account would; of several requests the worst answer counts. */
export function runTrial(
  policy: Readonly<Record<string, unknown>>,
  caller: TrialCaller,
  roleArn?: string,
): TrialAnswer {
  const requests = trustRequests(policy, requesterOf(caller), roleArn);
  const [worst] = requests
    .map(request => ({ request, answer: evaluateTrust(policy, request) }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.answer.decision) - ORDER.indexOf(b.answer.decision),
    );
  const { answer, request } = worst;
  const isOneOfSeveral = requests.length > 1 && answer.decision !== 'allow';
  return {
    decision: answer.decision,
    reasons: answer.reasons,
    ...(isOneOfSeveral && { action: request.action }),
    deciding: decidingClauses(answer),
  };
}

/**
 * The clauses that decide: of a statement that applies, the values that let the request in (or keep it out); else the clause
 * that comes nearest.
 */
function decidingClauses(answer: TrustEvaluation): TrialAnswer['deciding'] {
  const path = answer.reasons.find(reason => reason.path)?.path;
  const statementPath = path === undefined ? undefined : statementPathOf(path);
  if (path === undefined || statementPath === undefined) {
    return undefined;
  }
  const statement = answer.statements.find(
    ({ path: own }) => own === statementPath,
  );
  if (path === statementPath && statement?.matches === 'yes') {
    return { statementPath, paths: matchingPaths(statement) };
  }
  return {
    statementPath,
    paths: answer.reasons.flatMap(reason =>
      reason.path && statementPathOf(reason.path) === statementPath
        ? [reason.path]
        : [],
    ),
  };
}

function matchingPaths({
  conditions,
  principal,
}: TrustStatementExplanation): string[] {
  const values = conditions.flatMap(condition => {
    const matching = condition.values
      .filter(({ matches }) => matches === 'yes')
      .map(({ path }) => path);
    return matching.length > 0 ? matching : [condition.path];
  });
  return values.length > 0
    ? values
    : principal.values
        .filter(({ matches }) => matches === 'yes')
        .map(({ path }) => path);
}
