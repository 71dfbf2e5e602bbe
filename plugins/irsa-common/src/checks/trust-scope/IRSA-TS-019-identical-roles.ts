import { memoize } from '../../resolve/memoize';
import { CheckHit, defineCheck } from '../framework/check';
import { CheckedRole } from '../subjects/subjects';

/** Each role with those of its account that trust the same and may do the same, itself included. */
type Groups = ReadonlyMap<CheckedRole, readonly CheckedRole[]>;

function keyOf({ role, policy }: CheckedRole): string {
  return JSON.stringify([
    policy.policy,
    [...(role.attachedPolicies ?? [])].sort(),
    (role.inlinePolicies ?? []).map(({ document }) => document ?? '').sort(),
    role.permissionsBoundary ?? '',
  ]);
}

const groupsOf = memoize((roles: readonly CheckedRole[]): Groups => {
  const byKey = new Map<string, CheckedRole[]>();
  const groups = new Map<CheckedRole, CheckedRole[]>();
  for (const role of roles) {
    const key = keyOf(role);
    const group = byKey.get(key) ?? [];
    group.push(role);
    byKey.set(key, group);
    groups.set(role, group);
  }
  return groups;
});

/** Two roles that trust the same and may do the same. */
export const identicalRoles = defineCheck({
  id: 'IRSA-TS-019',
  title: 'Two roles trust the same and may do the same',
  severity: 'medium',
  over: 'role',
  what: 'Roles of one account have the same trust policy, the same attached and inline policies and the same boundary.',
  why: 'A change for the better is made in one and forgotten in the other, which stays as the way in.',
  howWeKnow:
    '`AssumeRolePolicyDocument`, `AttachedManagedPolicies`, `RolePolicyList` and `PermissionsBoundary` of the roles of an account against each other.',
  fix: 'Keep one of them, and point the service accounts of the others to it.',
  verify:
    'The others are gone, and their workloads run as the one that is kept.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'trust policy or permissions',
      has: ({ role, policy }) =>
        policy.policy !== undefined &&
        role.attachedPolicies !== undefined &&
        role.inlinePolicies?.every(({ document }) => document !== undefined) ===
          true,
    },
  ],
  *run(role, context): Iterable<CheckHit> {
    const group = groupsOf(context.rolesOf(role.arn.account)).get(role) ?? [];
    // The group has one finding, on its first role.
    if (group.length < 2 || group[0] !== role) {
      return;
    }
    const names = group.map(each => each.arn.name).sort();
    yield {
      cause: names,
      message: `${names.length} roles of account ${
        role.arn.account
      } trust the same and may do the same: ${names.slice(0, 5).join(', ')}${
        names.length > 5 ? ' and more' : ''
      }.`,
      evidence: group.slice(0, 10).map(each => ({
        source: `Role ${each.arn.name}`,
        path: 'AssumeRolePolicyDocument',
        value: each.arn.arn,
      })),
      consequences: group.slice(1).map(each => each.subject),
      serviceAccounts: group.flatMap(each => each.serviceAccounts),
      remedies: [
        {
          action: 'explain',
          text: `Keep one of ${names.join(
            ', ',
          )}, change the annotations and associations that name the others, and delete those.`,
        },
      ],
    };
  },
});
