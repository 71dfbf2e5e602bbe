import { InputError } from '@backstage/errors';
import { compareTrust } from '../trust';
import { countCharacters, DEFAULT_SIZE_QUOTA } from '../trust/size';
import { PlannedPolicy, PolicyStatementInput } from './types';

/**
 * A trust policy with more in it.
 *
 * @public
 */
export interface ExtendedTrustPolicy {
  /** The whole document. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Whether anything was added; false when the policy had all of it already. */
  readonly changed: boolean;
  /** Characters that count against the quota. */
  readonly characters: number;
}

/**
 * Adds the statements of one trust policy to another. Every statement that is there stays as it is, except that one which differs from a new
 * statement in the values of a single condition takes these values in, which means the same and needs fewer characters.
 *
 * @param policy - the document as it is
 * @param addition - the statements to add
 * @param options - the role, and the account's `AssumeRolePolicySizeQuota`, 2048 when absent
 * @throws InputError when the policy cannot be read or would not fit, with what to do instead.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 *
 * @public
 */
export function extendTrustPolicy(
  policy: unknown,
  addition: PlannedPolicy,
  options: { roleArn?: string; sizeQuota?: number } = {},
): ExtendedTrustPolicy {
  if (!isRecord(policy) || policy.Statement === undefined) {
    throw new InputError(
      'The trust policy cannot be read, so nothing is added to it. Correct it first.',
    );
  }
  const { sizeQuota = DEFAULT_SIZE_QUOTA, roleArn } = options;
  const statements: unknown[] = [policy.Statement].flat();
  for (const statement of addition.Statement) {
    const { gained } = compareTrust(
      { ...policy, Statement: statements },
      { ...policy, Statement: [...statements, statement] },
      { roleArn },
    );
    if (gained.class === 'none') {
      continue;
    }
    const joined = statements.map(each => merged(each, statement));
    const index = joined.findIndex(each => each !== undefined);
    if (index === -1) {
      statements.push(statement);
    } else {
      statements.splice(index, 1, joined[index]);
    }
  }
  const extended = { ...policy, Statement: statements };
  const changed =
    JSON.stringify(statements) !== JSON.stringify([policy.Statement].flat());
  const characters = countCharacters(extended) ?? Infinity;
  if (changed && characters > sizeQuota) {
    throw new InputError(
      `The trust policy would have ${characters} characters, and the quota of the account is ${sizeQuota}. Create a role of its own for the service account with irsa:role:create; or use EKS Pod Identity, which needs no statement for each cluster's issuer; or have the quota "Role trust policy length" raised in Service Quotas.`,
    );
  }
  return { policy: changed ? extended : policy, changed, characters };
}

/**
 * One statement that means the same as two which differ in the values of one condition under StringEquals; undefined where there is none.
 */
function merged(
  statement: unknown,
  addition: PolicyStatementInput,
): Record<string, unknown> | undefined {
  if (!isRecord(statement) || !hasSameKeys(statement, addition)) {
    return undefined;
  }
  const { Condition: condition, ...rest } = statement;
  const { Condition: added, ...addedRest } = addition;
  // A Sid says nothing, and the one that is there stays.
  const { Sid: sid, ...meant } = rest;
  const { Sid: addedSid, ...addedMeant } = addedRest;
  if (
    !isSame(meant, addedMeant) ||
    !isRecord(condition) ||
    !isRecord(added) ||
    !isSame(Object.keys(condition), ['StringEquals']) ||
    !isSame(Object.keys(added), ['StringEquals'])
  ) {
    return undefined;
  }
  const is = condition.StringEquals;
  const wanted = added.StringEquals;
  if (!isRecord(is) || !isRecord(wanted) || !hasSameKeys(is, wanted)) {
    return undefined;
  }
  const differing = Object.keys(is).filter(
    key => !isSame(listOf(is[key]), listOf(wanted[key])),
  );
  if (differing.length !== 1) {
    return undefined;
  }
  const [key] = differing;
  return {
    ...statement,
    Condition: {
      StringEquals: {
        ...is,
        [key]: [...new Set([...listOf(is[key]), ...listOf(wanted[key])])],
      },
    },
  };
}

function hasSameKeys(a: object, b: object): boolean {
  const keysOf = (each: object) =>
    Object.keys(each)
      .filter(key => key !== 'Sid')
      .sort();
  return isSame(keysOf(a), keysOf(b));
}

function listOf(value: unknown): unknown[] {
  return [value].flat();
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
