import { Evidence } from '../../model';
import { issuerOfProvider } from '../../trust/arn';
import { isObject } from '../../trust/json/value';
import { parsePath, PathStep } from '../../trust/path';
import { readStatement } from '../../trust/readStatement';
import { trustKey } from '../subjects/bindingKeys';
import { CheckedRole } from '../subjects/subjects';

/** What stands at a JSON path of a role's trust policy, as JSON text; absent where nothing does. */
export function policyValue(
  role: CheckedRole,
  path: string,
): string | undefined {
  const value = valueAt(role, parsePath(path) ?? []);
  return value === undefined ? undefined : JSON.stringify(value);
}

/** A place in the trust policy of a role, as evidence. */
export function policyEvidence(role: CheckedRole, path: string): Evidence {
  const value = policyValue(role, path);
  return {
    source: `Trust policy of ${role.arn.name}`,
    ...(path ? { path } : {}),
    ...(value === undefined ? {} : { value, inPolicy: true as const }),
  };
}

/**
 * What tells the cause at a place from others, wherever it moves: the value there. Of a whole statement only whom it names counts, since
 * anything else in it may change without the cause being another.
 */
export function causeAt(role: CheckedRole, path: string): string {
  if (path === '') {
    return '';
  }
  const steps = parsePath(path) ?? [];
  const value = valueAt(role, steps);
  const isStatement =
    isObject(value) && ('Principal' in value || 'Effect' in value);
  const key = [...steps].reverse().find(step => typeof step === 'string') ?? '';
  return JSON.stringify(isStatement ? value.Principal ?? null : [key, value]);
}

/** Keys of the role's trust in each provider of the statement at a path, or of all its trust where the path is of no statement. */
export function trustKeysAt(role: CheckedRole, path: string): string[] {
  const steps = parsePath(path) ?? [];
  const statementSteps =
    typeof steps[1] === 'number' ? steps.slice(0, 2) : steps.slice(0, 1);
  const statement = valueAt(role, statementSteps);
  if (!isObject(statement)) {
    return [role.arn.arn];
  }
  return readStatement(statement, '').principal.values.flatMap(({ value }) =>
    issuerOfProvider(value) === undefined
      ? []
      : [trustKey(role.arn.arn, value)],
  );
}

function valueAt(role: CheckedRole, steps: readonly PathStep[]): unknown {
  let value: unknown = role.policy.policy;
  for (const step of steps) {
    if (typeof step === 'number') {
      value = Array.isArray(value) ? value[step] : undefined;
    } else {
      value =
        isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
  }
  return value;
}
