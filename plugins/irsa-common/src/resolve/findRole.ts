import { RoleArn } from '../arn';
import { RoleRecord } from '../model';
import { ResolveContext } from './context';
import { HopFacts, JudgedHop, judgedHop } from './lane';

/** The role itself, found among what was read, or the hop that says why not. */
export function findRole(
  context: ResolveContext,
  arn: RoleArn,
): { role: RoleRecord } | { hop: JudgedHop } {
  const { estate } = context;
  const roles = estate.accounts.get(arn.account)?.roles;
  const role = roles?.get(arn.arn);
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
  const near = nearestRole(arn, roles?.values() ?? []);
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

/**
 * A role that the author may have meant: the same name with another path or other letters' case, or with the random suffix that
 * Terraform's `name_prefix` gives.
 */
function nearestRole(
  arn: RoleArn,
  roles: Iterable<RoleRecord>,
): RoleRecord | undefined {
  const name = arn.name.toLocaleLowerCase('en-US');
  let suffixed: RoleRecord | undefined;
  for (const role of roles) {
    const candidate = role.name.toLocaleLowerCase('en-US');
    if (candidate === name) {
      return role;
    }
    if (candidate.startsWith(`${name}-`)) {
      suffixed ??= role;
    }
  }
  return suffixed;
}
