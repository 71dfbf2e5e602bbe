import { parseRoleArn, RoleRecord } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { AccountRead, badAnswer, foreignPartition } from './AccountRead';
import { deniedProblem, isDenied } from './awsErrors';
import { awsCalls } from './calls';
import { DetailedPolicies } from './DetailedPolicies';
import { listedRoleRecord, roleRecord } from './iamRecords';
import { authorizationDetails, listedRoles } from './rolePages';
import { SessionDurations } from './SessionDurations';
import { trustsServiceAccounts } from './trustsServiceAccounts';

/** Reads the roles of an account, and the managed policies that they name. */
export async function* readRoles(
  read: AccountRead,
): AsyncGenerator<SourceItem> {
  const policies = new DetailedPolicies(read);
  const durations = new SessionDurations(read);
  let hasBegun = false;
  let whole = true;
  try {
    for await (const [details] of authorizationDetails(read)) {
      hasBegun = true;
      for (const detail of details.roles) {
        const converted = ownRole(read, detail, roleRecord);
        if ('problem' in converted) {
          whole = false;
          yield badAnswer(read, converted.problem);
          continue;
        }
        const { role } = converted;
        const maxSessionDuration = trustsServiceAccounts(role.trustPolicy)
          ? await durations.of(role.arn)
          : undefined;
        yield roleItem({
          ...role,
          ...(maxSessionDuration !== undefined ? { maxSessionDuration } : {}),
        });
        yield* policies.want(role);
      }
      for (const policy of details.policies) {
        yield* policies.take(policy);
      }
    }
  } catch (error) {
    // Half-way some roles have been yielded already, and would come again.
    if (hasBegun || !isDenied(error)) {
      throw error;
    }
    yield deniedProblem(
      awsCalls.getAccountAuthorizationDetails,
      error,
      read.where,
    );
    yield* readListedRoles(read);
    return;
  }
  if (whole) {
    yield completeRoles(read);
  }
  yield* policies.end(whole);
  yield* durations.problems();
}

/** Reads what ListRoles tells, which is enough for who can become a role. */
async function* readListedRoles(read: AccountRead): AsyncGenerator<SourceItem> {
  let whole = true;
  try {
    for await (const listed of listedRoles(read)) {
      for (const each of listed) {
        const converted = ownRole(read, each, listedRoleRecord);
        if ('problem' in converted) {
          whole = false;
          yield badAnswer(read, converted.problem);
          continue;
        }
        const { maxSessionDuration, ...role } = converted.role;
        yield roleItem(
          trustsServiceAccounts(role.trustPolicy) ? converted.role : role,
        );
      }
    }
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    read.refused.add('role');
    yield deniedProblem(awsCalls.listRoles, error, read.where);
    return;
  }
  if (whole) {
    yield completeRoles(read);
  }
}

type Converted = { role: RoleRecord } | { problem: string };

/** The role as a record, or why it cannot be one of this account. */
function ownRole(
  { access, partition }: AccountRead,
  role: unknown,
  convert: (role: unknown, account: string) => Converted,
): Converted {
  const converted = convert(role, access.accountId);
  if ('problem' in converted) {
    return converted;
  }
  const { arn } = converted.role;
  const parsed = parseRoleArn(arn);
  if ('problem' in parsed) {
    return { problem: `${arn} is not the ARN of a role. ${parsed.problem}` };
  }
  const foreign = foreignPartition(arn, partition);
  return foreign ? { problem: foreign } : converted;
}

function roleItem(value: RoleRecord): SourceItem {
  return { type: 'record', record: { kind: 'role', value } };
}

function completeRoles({ access }: AccountRead): SourceItem {
  return { type: 'complete', mark: { kind: 'role', of: access.accountId } };
}
