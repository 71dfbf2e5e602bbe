import { CheckHit, defineCheck } from '../framework/check';
import { CheckContext } from '../subjects/context';
import { CheckedRole } from '../subjects/subjects';

type Groups = ReadonlyMap<string, readonly CheckedRole[]>;

/** Roles of each account, and these by what they trust and may do: one account at a time, when it is asked for first. */
const known = new WeakMap<CheckContext, Map<string, CheckedRole[] | Groups>>();

function keyOf({ role, policy }: CheckedRole): string {
  return JSON.stringify([
    policy.policy,
    [...(role.attachedPolicies ?? [])].sort(),
    (role.inlinePolicies ?? []).map(({ document }) => document ?? '').sort(),
    role.permissionsBoundary ?? '',
  ]);
}

function rolesByAccount(context: CheckContext) {
  const byAccount = new Map<string, CheckedRole[] | Groups>();
  for (const role of context.subjects.role) {
    const list = byAccount.get(role.arn.account);
    if (Array.isArray(list)) {
      list.push(role);
    } else {
      byAccount.set(role.arn.account, [role]);
    }
  }
  return byAccount;
}

function groupsOf(context: CheckContext, account: string): Groups {
  const accounts = known.get(context) ?? rolesByAccount(context);
  known.set(context, accounts);
  const roles = accounts.get(account) ?? [];
  if (!Array.isArray(roles)) {
    return roles as Groups;
  }
  const groups = new Map<string, CheckedRole[]>();
  for (const role of roles as CheckedRole[]) {
    const key = keyOf(role);
    groups.set(key, [...(groups.get(key) ?? []), role]);
  }
  accounts.set(account, groups);
  return groups;
}

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
    const group = groupsOf(context, role.arn.account).get(keyOf(role)) ?? [];
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
