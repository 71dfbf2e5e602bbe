import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { parseArn, RoleRecord } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem, isAbsent, isDenied, oneLine } from './awsErrors';
import { AwsCall, awsCalls } from './calls';
import { listedRoleRecord, oidcProviderRecord, roleRecord } from './iamRecords';
import { inParallel } from './inParallel';
import { BrokenAnswerError, iamMarker, listIn, Page, pages } from './pages';

/** The most that IAM gives at once. */
const PAGE = 1_000;
/** OIDC providers that are asked for at once; IAM throttles early. */
const AT_ONCE = 4;

/** What one read of an account works with. */
interface AccountRead {
  readonly access: AwsAccountAccess;
  readonly partition: string;
  readonly signal: AbortSignal;
  readonly where: string;
  /** Kinds that AWS refused to tell. */
  readonly refused: Set<string>;
}

/**
 * Reads the roles and OIDC providers of an account from IAM.
 *
 * @throws CredentialsError when the credentials are none or another account's.
 */
export async function* readAccount(
  access: AwsAccountAccess,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  const { partition } = await access.verify(signal);
  const where = `account ${access.accountId}`;
  const read: AccountRead = {
    access,
    partition,
    signal,
    where,
    refused: new Set(),
  };
  yield* readRoles(read);
  yield* readProviders(read);
  yield* readSummary(read);
  if (read.refused.size === 3) {
    // Nothing was read, and an empty snapshot must not take the place of one that holds something.
    throw new Error(
      `AWS forbids every call of IAM that is needed for ${where}. Attach the reader policy of docs/install/iam-policy.md to the role that reads the account.`,
    );
  }
}

async function* readRoles(read: AccountRead): AsyncGenerator<SourceItem> {
  try {
    yield* readRolePages(read, {
      call: awsCalls.getAccountAuthorizationDetails,
      page: detailsPage(read),
      convert: roleRecord,
    });
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    yield deniedProblem(
      awsCalls.getAccountAuthorizationDetails,
      error,
      read.where,
    );
    yield* readListedRoles(read);
  }
}

/** Reads what ListRoles tells, which is enough for who can become a role. */
async function* readListedRoles(read: AccountRead): AsyncGenerator<SourceItem> {
  try {
    yield* readRolePages(read, {
      call: awsCalls.listRoles,
      page: listPage(read),
      convert: listedRoleRecord,
    });
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    read.refused.add('role');
    yield deniedProblem(awsCalls.listRoles, error, read.where);
  }
}

type ReadPage = (token: string | undefined) => Promise<Page<unknown>>;

function detailsPage({ access, signal }: AccountRead): ReadPage {
  return token =>
    access.send(
      awsCalls.getAccountAuthorizationDetails,
      signal,
      async abortSignal => {
        const answer = await access.iam().send(
          new GetAccountAuthorizationDetailsCommand({
            Filter: ['Role'],
            MaxItems: PAGE,
            Marker: token,
          }),
          { abortSignal },
        );
        return {
          items: listIn<unknown>(answer.RoleDetailList),
          next: iamMarker(answer),
        };
      },
    );
}

function listPage({ access, signal }: AccountRead): ReadPage {
  return token =>
    access.send(awsCalls.listRoles, signal, async abortSignal => {
      const answer = await access
        .iam()
        .send(new ListRolesCommand({ MaxItems: PAGE, Marker: token }), {
          abortSignal,
        });
      return { items: listIn<unknown>(answer.Roles), next: iamMarker(answer) };
    });
}

async function* readRolePages(
  read: AccountRead,
  list: {
    call: AwsCall;
    page: ReadPage;
    convert: (
      role: unknown,
      account: string,
    ) => { role: RoleRecord } | { problem: string };
  },
): AsyncGenerator<SourceItem> {
  const { accountId } = read.access;
  let whole = true;
  for await (const items of pages(list.call, list.page)) {
    for (const item of items) {
      const converted = list.convert(item, accountId);
      const problem =
        'problem' in converted
          ? converted.problem
          : foreignPartition(converted.role.arn, read.partition);
      if (problem !== undefined) {
        whole = false;
        yield badAnswer(read, problem);
      } else if ('role' in converted) {
        yield {
          type: 'record',
          record: { kind: 'role', value: converted.role },
        };
      }
    }
  }
  if (whole) {
    yield { type: 'complete', mark: { kind: 'role', of: accountId } };
  }
}

async function* readProviders(read: AccountRead): AsyncGenerator<SourceItem> {
  const { access, signal } = read;
  const listed = await access
    .send(awsCalls.listOpenIdConnectProviders, signal, async abortSignal => {
      const answer = await access
        .iam()
        .send(new ListOpenIDConnectProvidersCommand({}), { abortSignal });
      return {
        arns: listIn(answer.OpenIDConnectProviderList).map(
          ({ Arn }) => Arn ?? '',
        ),
      };
    })
    .catch(passOnUnlessDenied);
  if ('denied' in listed) {
    read.refused.add('oidc-provider');
    yield deniedProblem(
      awsCalls.listOpenIdConnectProviders,
      listed.denied,
      read.where,
    );
    return;
  }
  let whole = true;
  let denied: unknown;
  for await (const result of inParallel(listed.arns, AT_ONCE, arn =>
    readProvider(read, arn),
  )) {
    if ('denied' in result) {
      denied ??= result.denied;
    } else if (result.item) {
      whole &&= result.item.type !== 'problem';
      yield result.item;
    }
  }
  if (denied !== undefined) {
    yield deniedProblem(awsCalls.getOpenIdConnectProvider, denied, read.where);
  } else if (whole) {
    yield {
      type: 'complete',
      mark: { kind: 'oidc-provider', of: access.accountId },
    };
  }
}

/** What came of one provider; nothing where it was deleted after it had been listed. */
async function readProvider(
  read: AccountRead,
  arn: string,
): Promise<{ item?: SourceItem } | { denied: unknown }> {
  const { access, partition, signal } = read;
  const parsed = parseArn(arn);
  if (parsed?.account !== access.accountId) {
    return {
      item: badAnswer(
        read,
        `the OIDC provider ${arn} does not belong to account ${access.accountId}`,
      ),
    };
  }
  const foreign = foreignPartition(arn, partition);
  if (foreign) {
    return { item: badAnswer(read, foreign) };
  }
  try {
    const answer = await access.send(
      awsCalls.getOpenIdConnectProvider,
      signal,
      abortSignal =>
        access.iam().send(
          new GetOpenIDConnectProviderCommand({
            OpenIDConnectProviderArn: arn,
          }),
          { abortSignal },
        ),
    );
    const converted = oidcProviderRecord(answer, access.accountId, partition);
    return 'problem' in converted
      ? { item: badAnswer(read, `${arn}: ${converted.problem}`) }
      : {
          item: {
            type: 'record',
            record: {
              kind: 'oidc-provider',
              value: { ...converted.provider, arn },
            },
          },
        };
  } catch (error) {
    if (isAbsent(error)) {
      return {};
    }
    return passOnUnlessDenied(error);
  }
}

async function* readSummary(read: AccountRead): AsyncGenerator<SourceItem> {
  const { access, partition, signal } = read;
  const summary = await access
    .send(awsCalls.getAccountSummary, signal, async abortSignal => {
      const { SummaryMap } = await access
        .iam()
        .send(new GetAccountSummaryCommand({}), { abortSignal });
      if (!SummaryMap) {
        throw new BrokenAnswerError('the answer has no SummaryMap');
      }
      return { quota: SummaryMap.AssumeRolePolicySizeQuota };
    })
    .catch(passOnUnlessDenied);
  if ('denied' in summary) {
    read.refused.add('account');
    yield deniedProblem(awsCalls.getAccountSummary, summary.denied, read.where);
  }
  const quota = 'denied' in summary ? undefined : summary.quota;
  yield {
    type: 'record',
    record: {
      kind: 'account',
      value: {
        account: access.accountId,
        partition,
        ...(quota !== undefined ? { assumeRolePolicySizeQuota: quota } : {}),
      },
    },
  };
}

/** The refusal as a value; any other error goes on. */
function passOnUnlessDenied(error: unknown): { denied: unknown } {
  if (isDenied(error)) {
    return { denied: error };
  }
  throw error;
}

function foreignPartition(arn: string, partition: string): string | undefined {
  return parseArn(arn)?.partition === partition
    ? undefined
    : `${arn} does not lie in the partition ${partition}`;
}

/** An answer that is not what the account can have given; the thing is left out, and what depends on it is unknown. */
function badAnswer({ where }: AccountRead, problem: string): SourceItem {
  return {
    type: 'problem',
    problem: {
      message: `The answer of AWS for ${where} was left out in part: ${oneLine(
        problem,
      )}. Check AWS_ENDPOINT_URL where it is set.`,
    },
  };
}
