import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { AccountRead, passOnUnlessDenied } from './AccountRead';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem } from './awsErrors';
import { awsCalls } from './calls';
import { BrokenAnswerError } from './pages';
import { readProviders } from './readProviders';
import { readRoles } from './readRoles';

/**
 * Reads the roles, the managed policies that they name and the OIDC providers of an account from IAM.
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
