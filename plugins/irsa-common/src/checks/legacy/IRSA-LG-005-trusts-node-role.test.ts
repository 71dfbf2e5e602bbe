import { ACCOUNT, CLUSTER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { exact, trusts } from '../__testUtils__/trust';
import { trustsNodeRole } from './IRSA-LG-005-trusts-node-role';

const NODES = `arn:aws:iam::${ACCOUNT}:role/nodes`;
const nodes: ChangeParts = p => {
  p.records.push({
    kind: 'node-role',
    value: { cluster: CLUSTER, roleArn: NODES, from: 'nodegroup' },
  });
};
const alsoTrusts = (arn: string) =>
  trusts(exact(), {
    Effect: 'Allow',
    Principal: { AWS: arn },
    Action: 'sts:AssumeRole',
  });

describe('IRSA-LG-005', () => {
  it.each(
    checkCases(trustsNodeRole, {
      hit: {
        estate: all(nodes, alsoTrusts(NODES)),
        about: ROLE,
        says: 'which nodes of prod-euw1 run as',
      },
      nearMiss: all(nodes, alsoTrusts(`arn:aws:iam::${ACCOUNT}:role/operator`)),
      notRead: ['node-role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
