import { isDeepStrictEqual } from 'node:util';
import { PlannedRole } from 'backstage-plugin-irsa-common';
import { IamRoles } from './IamRoles';
import { INLINE_POLICY, RoleState } from './roleState';

/** One way in which a role is not as it was planned. */
export interface RoleDifference {
  /** What differs, as the API of IAM names it. */
  readonly what: string;
  /** What it is, in words or as JSON. */
  readonly is: string;
  /** What was planned. */
  readonly wanted: string;
  /** Makes it as planned; absent where IAM cannot change it. */
  readonly change?: (roles: IamRoles) => Promise<void>;
}

/**
 * How a role differs from its plan, in the order in which it is to be changed: what takes permissions away comes first, so that a change that
 * ends half-way never leaves the role with more than before or after.
 *
 * Tags that the plan does not have are left out, since organizations and tools add their own.
 */
export function roleDifferences(
  planned: PlannedRole,
  state: RoleState,
): RoleDifference[] {
  const { name } = planned;
  const differences: RoleDifference[] = [];
  const add = (difference: RoleDifference) => differences.push(difference);

  if (state.path !== planned.path) {
    add({ what: 'Path', is: state.path, wanted: planned.path });
  }
  const { permissionsBoundary: boundary } = planned;
  if (state.permissionsBoundary !== boundary) {
    add({
      what: 'PermissionsBoundary',
      is: state.permissionsBoundary ?? 'none',
      wanted: boundary ?? 'none',
      ...(boundary && {
        change: roles => roles.setBoundary(name, boundary),
      }),
    });
  }
  for (const arn of state.managedPolicies) {
    if (!planned.managedPolicies.includes(arn)) {
      add({
        what: 'AttachedPolicy',
        is: arn,
        wanted: 'none',
        change: roles => roles.detach(name, arn),
      });
    }
  }
  for (const [policy, document] of state.inlinePolicies) {
    if (policy !== INLINE_POLICY || !planned.permissionsPolicy) {
      add({
        what: `RolePolicy ${policy}`,
        is: JSON.stringify(document),
        wanted: 'none',
        change: roles => roles.deleteInline(name, policy),
      });
    }
  }
  if (!isSameDocument(state.trustPolicy, planned.trustPolicy)) {
    add({
      what: 'AssumeRolePolicyDocument',
      is: JSON.stringify(state.trustPolicy),
      wanted: JSON.stringify(planned.trustPolicy),
      change: roles => roles.setTrust(name, planned.trustPolicy),
    });
  }
  const { permissionsPolicy: policy } = planned;
  const inline = state.inlinePolicies.get(INLINE_POLICY);
  if (policy && !isSameDocument(inline, policy)) {
    add({
      what: `RolePolicy ${INLINE_POLICY}`,
      is: inline === undefined ? 'none' : JSON.stringify(inline),
      wanted: JSON.stringify(policy),
      change: roles => roles.putInline(name, INLINE_POLICY, policy),
    });
  }
  for (const arn of planned.managedPolicies) {
    if (!state.managedPolicies.includes(arn)) {
      add({
        what: 'AttachedPolicy',
        is: 'none',
        wanted: arn,
        change: roles => roles.attach(name, arn),
      });
    }
  }
  for (const [key, wanted] of Object.entries(planned.tags)) {
    if (state.tags[key] !== wanted) {
      add({
        what: `Tag ${key}`,
        is: state.tags[key] ?? 'none',
        wanted,
        change: roles => roles.tag(name, { [key]: wanted }),
      });
    }
  }
  return differences;
}

/** The differences in words, for a message. */
export function inWords(differences: readonly RoleDifference[]): string {
  return differences
    .map(({ what, is, wanted }) => `${what} is ${is} and should be ${wanted}`)
    .join('; ');
}

/** Whether two documents say the same; IAM may turn a list of one into a text, and the other way round. */
export function isSameDocument(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(canonical(a), canonical(b));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return items.length === 1
      ? items[0]
      : items.sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, canonical(each)] as const)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
  }
  return value;
}
