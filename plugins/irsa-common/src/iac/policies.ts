import { FindingSeverity } from '../model';
import { parsePolicy } from '../permissions/parsePolicy';
import { summarizePolicies } from '../permissions/summarizePermissions';
import { lintTrustPolicy } from '../trust';
import { isObject } from '../trust/json/value';

/**
 * Something that is wrong with a policy in a file, or that cannot be told of one.
 *
 * @public
 */
export interface PolicyFinding {
  /** Id in the catalogue of checks; absent where it has none. */
  readonly checkId?: string;
  /** Code of the linter of trust policies; absent for permissions. */
  readonly code?: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** `unknown` says that the policy holds what only a tool works out, so that nothing is known about it. */
  readonly state: 'fail' | 'unknown';
  /** Where in the document. */
  readonly path: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/**
 * Finds the policies of IAM in a document, in JSON within texts too, and says what is wrong with them: trust policies as `lintTrustPolicy`
 * does, and permissions that amount to an administrator or lead to one.
 *
 * @param document - what a parser of JSON, YAML or HCL read
 * @param isExpression - whether a text is one that a tool works out, such as a reference
 *
 * @public
 */
export function lintPolicies(
  document: unknown,
  isExpression: (text: string) => boolean,
): PolicyFinding[] {
  return policiesIn(document, '', isExpression).flatMap(({ path, policy }) => {
    const at = (inner: string) =>
      inner ? `${path}${path && '.'}${inner}` : path;
    const expression = expressionIn(policy, isExpression);
    if (expression !== undefined) {
      return [
        {
          severity: 'info',
          state: 'unknown',
          path,
          message: `The policy holds ${expression}, which is worked out later, so that nothing is known about it. Lint what comes of it.`,
        },
      ];
    }
    return isTrustPolicy(policy)
      ? lintTrustPolicy(policy).map(({ code, checkId, severity, ...each }) => ({
          ...(checkId !== undefined && { checkId }),
          code,
          severity,
          state: 'fail' as const,
          path: at(each.path),
          message: each.message,
        }))
      : permissionFindings(policy).map(each => ({ ...each, path }));
  });
}

interface FoundPolicy {
  readonly path: string;
  readonly policy: Record<string, unknown>;
}

function policiesIn(
  value: unknown,
  path: string,
  isExpression: (text: string) => boolean,
): FoundPolicy[] {
  if (typeof value === 'string') {
    if (isExpression(value) && value.includes('"Statement"')) {
      return [{ path, policy: { Statement: value } }];
    }
    const parsed = /^\s*\{/.test(value) ? jsonOf(value) : undefined;
    return parsed === undefined ? [] : policiesIn(parsed, path, isExpression);
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      policiesIn(each, `${path}[${index}]`, isExpression),
    );
  }
  if (!isObject(value)) {
    return [];
  }
  return isPolicy(value)
    ? [{ path, policy: value }]
    : Object.entries(value).flatMap(([key, each]) =>
        policiesIn(each, path ? `${path}.${key}` : key, isExpression),
      );
}

/** A text that only looks like JSON is no policy. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isPolicy(value: Record<string, unknown>): boolean {
  return [value.Statement]
    .flat()
    .some(statement => isObject(statement) && 'Effect' in statement);
}

function isTrustPolicy(policy: Record<string, unknown>): boolean {
  return [policy.Statement]
    .flat()
    .some(
      statement =>
        isObject(statement) &&
        !('Resource' in statement) &&
        !('NotResource' in statement) &&
        ('Principal' in statement || 'NotPrincipal' in statement),
    );
}

function expressionIn(
  value: unknown,
  isExpression: (text: string) => boolean,
): string | undefined {
  if (typeof value === 'string') {
    return isExpression(value) ? value : undefined;
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .flat()
        .map(each => expressionIn(each, isExpression))
        .find(each => each !== undefined)
    : undefined;
}

function permissionFindings(
  policy: Record<string, unknown>,
): Omit<PolicyFinding, 'path'>[] {
  // A policy of a resource grants to others, and is not judged here.
  if (
    [policy.Statement]
      .flat()
      .some(each => isObject(each) && 'Principal' in each)
  ) {
    return [];
  }
  const parsed = parsePolicy(JSON.stringify(policy));
  if ('problem' in parsed) {
    return [
      {
        severity: 'high',
        state: 'fail',
        message: `IAM would not accept this policy. ${parsed.problem}`,
      },
    ];
  }
  const { administrator, escalations } = summarizePolicies({
    policies: [{ name: 'policy', parsed }],
    notRead: [],
  });
  return [
    ...(administrator === 'yes' || administrator === 'conditional'
      ? [
          {
            checkId: 'IRSA-PM-001',
            severity:
              administrator === 'yes'
                ? ('critical' as const)
                : ('high' as const),
            state: 'fail' as const,
            message:
              'The policy allows everything on everything. Name the actions and resources that the service needs.',
          },
        ]
      : []),
    ...escalations.map(({ id, sentence, onEveryResource }) => ({
      checkId: 'IRSA-PM-002',
      severity: onEveryResource ? ('high' as const) : ('medium' as const),
      state: 'fail' as const,
      message: `With ${id}, whoever has this policy can get more than it was given. ${sentence}`,
    })),
  ];
}
