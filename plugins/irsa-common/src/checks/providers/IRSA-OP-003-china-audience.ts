import { parseArn } from '../../arn';
import { CheckHit, defineCheck } from '../framework/check';

/** A provider in China that lists only the audience with the suffix of China. */
export const chinaAudienceOnly = defineCheck({
  id: 'IRSA-OP-003',
  title: 'Provider in China lists only the audience with the suffix of China',
  severity: 'medium',
  over: 'provider',
  what: 'A provider in the partition of China lists `sts.amazonaws.com.cn`, and the webhook asks for tokens for `sts.amazonaws.com` there too, unless it is told otherwise.',
  why: 'The next service account without an audience of its own fails with "Incorrect token audience".',
  howWeKnow:
    '`ClientIDList` in the answer of GetOpenIDConnectProvider, for ARNs of partition `aws-cn`.',
  fix: 'Add `sts.amazonaws.com` to the client ids of the provider.',
  verify: '`aws iam get-open-id-connect-provider` lists both.',
  needs: [],
  appliesTo: ({ provider, arn }) =>
    provider !== undefined && parseArn(arn)?.partition === 'aws-cn',
  *run({ provider, arn, account }): Iterable<CheckHit> {
    const { clientIds } = provider!;
    if (
      !clientIds.includes('sts.amazonaws.com.cn') ||
      clientIds.includes('sts.amazonaws.com')
    ) {
      return;
    }
    yield {
      cause: [],
      message: `The OIDC provider ${arn} in account ${account} lists sts.amazonaws.com.cn and not sts.amazonaws.com, which is what the webhook asks for.`,
      evidence: [
        { source: arn, path: 'ClientIDList', value: clientIds.join(', ') },
      ],
      remedies: [
        {
          action: 'add-client-id',
          providerArn: arn,
          clientId: 'sts.amazonaws.com',
        },
      ],
    };
  },
});
