import { ACCOUNT, aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { roleOfOtherPartition } from './IRSA-SA-006-other-partition';

const inPartition = (partition: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({
      annotations: {
        'eks.amazonaws.com/role-arn': `arn:${partition}:iam::${ACCOUNT}:role/payments-api`,
      },
    }),
  ];
};

describe('IRSA-SA-006', () => {
  it.each(
    checkCases(roleOfOtherPartition, {
      hit: {
        estate: inPartition('aws-cn'),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'a role in aws-cn, and the cluster is in aws',
      },
      nearMiss: {
        'the same partition': inPartition('aws'),
        'a cluster that is not EKS': p => {
          inPartition('aws-cn')(p);
          p.cluster = { cluster: p.cluster.cluster, issuer: p.cluster.issuer };
        },
      },
      notRead: p => {
        p.cluster = { cluster: p.cluster.cluster };
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
