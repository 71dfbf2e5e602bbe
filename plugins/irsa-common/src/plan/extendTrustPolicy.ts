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
  /** What to do instead, where the policy would not fit into the quota; absent where it does. */
  readonly problem?: string;
}

/**
 * Adds the statements of one trust policy to another, those of them that let anybody new in. Every statement that is there stays word by word
 * and in its place. Only where the policy would not fit into the quota otherwise, a statement that differs from a new one in the values of a
 * single condition takes these in, which means the same and needs fewer characters.
 *
 * @param policy - the document as it is
 * @param addition - the statements to add
 * @param options - the role, and the account's `AssumeRolePolicySizeQuota`, 2048 when absent
 * @throws InputError when the policy cannot be read.
 *
 * @remarks
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
  const before: unknown[] = [policy.Statement].flat();
  const missing = addition.Statement.reduce<PolicyStatementInput[]>(
    (added, statement) => {
      const { gained } = compareTrust(
        { ...policy, Statement: [...before, ...added] },
        { ...policy, Statement: [...before, ...added, statement] },
        { roleArn },
      );
      return gained.class === 'none' ? added : [...added, statement];
    },
    [],
  );
  if (missing.length === 0) {
    return {
      policy,
      changed: false,
      characters: countCharacters(policy) ?? Infinity,
    };
  }
  const appended = { ...policy, Statement: [...before, ...missing] };
  const extended = fits(appended, sizeQuota)
    ? appended
    : { ...policy, Statement: missing.reduce(joined, before) };
  const characters = countCharacters(extended) ?? Infinity;
  return {
    policy: extended,
    changed: true,
    characters,
    ...(fits(extended, sizeQuota)
      ? {}
      : {
          problem: `The trust policy would have ${characters} characters, and the quota of the account is ${sizeQuota}. Create a role of its own for the service account with irsa:role:create; or use EKS Pod Identity, which needs no statement for each cluster's issuer; or have the quota "Role trust policy length" raised in Service Quotas.`,
        }),
  };
}

function fits(policy: unknown, sizeQuota: number): boolean {
  return (countCharacters(policy) ?? Infinity) <= sizeQuota;
}

/** The statements with one more in them, taken in by one of them where that means the same. */
function joined(
  statements: unknown[],
  addition: PolicyStatementInput,
): unknown[] {
  const wider = statements.map(each => merged(each, addition));
  const index = wider.findIndex(each => each !== undefined);
  return index === -1
    ? [...statements, addition]
    : statements.map((each, place) => (place === index ? wider[index] : each));
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
