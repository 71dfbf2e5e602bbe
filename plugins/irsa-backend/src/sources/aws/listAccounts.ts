import { Account, ListAccountsCommand } from '@aws-sdk/client-organizations';
import { parseArn } from 'backstage-plugin-irsa-common';
import { AwsAccountAccess } from './AwsAccountAccess';
import { oneLine } from './awsErrors';
import { awsCalls } from './calls';
import { BrokenAnswerError, listIn, pages } from './pages';

/** The most that AWS Organizations gives at once. */
const PAGE = 20;

/**
 * The ids of the accounts of an organization that can be read: suspended, closed and not yet active ones are left out.
 *
 * @throws The error of AWS where it forbids the call; BrokenAnswerError when the answer is none of AWS, since an account that is missing in it
 * would look as if it had left.
 */
export async function listAccounts(
  access: AwsAccountAccess,
  signal: AbortSignal,
): Promise<string[]> {
  const { partition } = await access.verify(signal);
  const ids = new Set<string>();
  for await (const accounts of pages(awsCalls.listAccounts, token =>
    access.send(awsCalls.listAccounts, signal, async abortSignal => {
      const answer = await access
        .organizations()
        .send(new ListAccountsCommand({ MaxResults: PAGE, NextToken: token }), {
          abortSignal,
        });
      return {
        items: listIn(answer.Accounts).map(account =>
          accountOf(account, partition),
        ),
        next: answer.NextToken || undefined,
      };
    }),
  )) {
    accounts
      .filter(({ isActive }) => isActive)
      .forEach(({ id }) => ids.add(id));
  }
  return [...ids].sort();
}

/** An account of an answer, which has its id at the end of its ARN as well. */
function accountOf(
  { Id: id, Arn: arn, State: state, Status: status }: Account,
  partition: string,
): { id: string; isActive: boolean } {
  const parsed = parseArn(arn ?? '');
  if (
    !id ||
    !/^\d{12}$/.test(id) ||
    parsed?.service !== 'organizations' ||
    parsed.partition !== partition ||
    !parsed.resource.endsWith(`/${id}`)
  ) {
    throw new BrokenAnswerError(
      `'${oneLine(id ?? '')}' with the ARN '${oneLine(
        arn ?? '',
      )}' is no account of an organization in the partition ${partition}; check AWS_ENDPOINT_URL where it is set`,
    );
  }
  // Status is what answers had before State.
  return { id, isActive: (state ?? status) === 'ACTIVE' };
}
