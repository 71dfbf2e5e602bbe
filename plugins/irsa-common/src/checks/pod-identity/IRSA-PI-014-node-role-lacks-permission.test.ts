import {
  ACCOUNT,
  anAssociation,
  aRole,
  CLUSTER,
} from '../../resolve/__testUtils__/anEstate';
import { RoleRecord } from '../../model';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { allows, inline } from '../__testUtils__/policies';
import { all } from '../__testUtils__/pods';
import { nodeRoleLacksPermission } from './IRSA-PI-014-node-role-lacks-permission';

const NODES = `arn:aws:iam::${ACCOUNT}:role/nodes`;
const nodes =
  (change: Partial<RoleRecord>): ChangeParts =>
  p => {
    p.associations = [anAssociation()];
    p.roles.push(aRole({ arn: NODES, trustPolicy: '{}', ...change }));
    p.records.push({
      kind: 'node-role',
      value: { cluster: CLUSTER, roleArn: NODES, from: 'nodegroup' },
    });
  };
const lacking = nodes({
  attachedPolicies: [],
  inlinePolicies: [inline(allows('ecr:*'))],
});

describe('IRSA-PI-014', () => {
  it.each(
    checkCases(nodeRoleLacksPermission, {
      hit: {
        estate: lacking,
        about: 'cluster:prod-euw1',
        says: 'Nodes of prod-euw1 run as',
      },
      nearMiss: {
        "AWS's policy": nodes({
          attachedPolicies: [
            'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
          ],
        }),
        'the action in a policy of its own': nodes({
          attachedPolicies: [],
          inlinePolicies: [inline(allows('eks-auth:*'))],
        }),
        'Auto Mode': all(lacking, p => {
          p.cluster = { ...p.cluster, autoMode: true };
        }),
      },
      notRead: p => {
        p.roles = p.roles.map(role =>
          role.arn === NODES
            ? { ...role, inlinePolicies: [{ name: 'own' }] }
            : role,
        );
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
