import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { parseArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import {
  AccountRead,
  badAnswer,
  foreignPartition,
  passOnUnlessDenied,
} from './AccountRead';
import { deniedProblem, isAbsent } from './awsErrors';
import { awsCalls } from './calls';
import { oidcProviderRecord } from './iamRecords';
import { inParallel } from './inParallel';
import { listIn } from './pages';

/** OIDC providers that are asked for at once; IAM throttles early. */
const AT_ONCE = 4;

/** Reads the OIDC providers of an account. */
export async function* readProviders(
  read: AccountRead,
): AsyncGenerator<SourceItem> {
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
