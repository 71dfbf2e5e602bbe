import { ACCOUNT } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { chinaAudienceOnly } from './IRSA-OP-003-china-audience';

const url = 'oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC';
const inPartition =
  (partition: string, ...clientIds: string[]) =>
  (p: CheckParts) => {
    p.providers.push({
      account: ACCOUNT,
      arn: `arn:${partition}:iam::${ACCOUNT}:oidc-provider/${url}`,
      url,
      clientIds,
    });
  };

describe('IRSA-OP-003', () => {
  it.each(
    checkCases(chinaAudienceOnly, {
      hit: {
        estate: inPartition('aws-cn', 'sts.amazonaws.com.cn'),
        about: `arn:aws-cn:iam::${ACCOUNT}:oidc-provider/${url}`,
        says: 'lists sts.amazonaws.com.cn and not sts.amazonaws.com',
      },
      nearMiss: {
        'both are listed': inPartition(
          'aws-cn',
          'sts.amazonaws.com.cn',
          'sts.amazonaws.com',
        ),
        'another partition': inPartition('aws', 'sts.amazonaws.com.cn'),
      },
      notRead: ['oidc-provider'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
