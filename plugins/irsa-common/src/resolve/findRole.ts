import { RoleArn } from '../arn';
import { RoleRecord } from '../model';
import { ResolveContext } from './context';
import { EstateAccount } from './estate';
import { HopFacts, JudgedHop, judgedHop } from './lane';
import { memoize } from './memoize';
import { compareText, sortedBy } from './order';

/** The role itself, found among what was read, or the hop that says why not. */
export function findRole(
  context: ResolveContext,
  arn: RoleArn,
): { role: RoleRecord } | { hop: JudgedHop } {
  const { estate } = context;
  const account = estate.accounts.get(arn.account);
  const role = account?.roles.get(arn.arn);
  if (role) {
    return { role };
  }
  const facts = roleFacts(context, arn);
  if (!estate.isComplete('role', arn.account)) {
    return {
      hop: judgedHop(facts, {
        status: 'unknown',
        fact: `Account ${arn.account} was not read`,
        code: 'ROLE_NOT_READ',
        detail: {
          cause: `The roles of account ${arn.account} were not read, so the trust policy of ${arn.name} is not known.`,
          because: `the roles of account ${arn.account} were not read`,
          evidence: [],
          settle: `iam:GetAccountAuthorizationDetails in account ${arn.account}.`,
        },
      }),
    };
  }
  const near = nearestRole(arn, account);
  return {
    hop: judgedHop(facts, {
      status: 'broken',
      fact: near ? `Does not exist; ${near.name} does` : 'Does not exist',
      code: 'ROLE_NOT_FOUND',
      detail: {
        cause: `Account ${arn.account} has no role with this ARN.${
          near ? ` It has ${near.arn}.` : ''
        } STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity", as for a role that refuses.`,
        because: `role ${arn.name} does not exist in account ${arn.account}`,
        evidence: [
          {
            source: `Roles of account ${arn.account}`,
            value: `${arn.arn} is absent`,
          },
        ],
        ...(near
          ? {
              differences: [
                { label: 'Configured', value: arn.arn },
                { label: 'Exists', value: near.arn },
              ],
            }
          : {}),
      },
    }),
  };
}

/** What the role hop shows whatever its state. */
export function roleFacts(context: ResolveContext, arn: RoleArn): HopFacts {
  return {
    hop: 'role',
    ref: arn.arn,
    name: arn.name,
    sources: context.estate.sourcesOf(arn.account),
  };
}

/** Names of an account's roles in lower case, in their order, so that names with a common beginning stand together. */
const rolesByLowerName = memoize((account: EstateAccount) =>
  sortedBy(
    [...account.roles.values()].map(role => ({
      name: role.name.toLocaleLowerCase('en-US'),
      role,
    })),
    each => each.name,
  ),
);

/**
 * A role that the author may have meant: the same name with another path or other letters' case, or with the random suffix that
 * Terraform's `name_prefix` gives.
 */
function nearestRole(
  arn: RoleArn,
  account: EstateAccount | undefined,
): RoleRecord | undefined {
  if (!account) {
    return undefined;
  }
  const names = rolesByLowerName(account);
  const name = arn.name.toLocaleLowerCase('en-US');
  const startingAt = (text: string) => {
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareText(names[middle].name, text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return names[low];
  };
  const equal = startingAt(name);
  if (equal?.name === name) {
    return equal.role;
  }
  const suffixed = startingAt(`${name}-`);
  return suffixed?.name.startsWith(`${name}-`) ? suffixed.role : undefined;
}
