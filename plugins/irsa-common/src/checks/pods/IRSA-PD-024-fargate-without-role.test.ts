import { aServiceAccount, CLUSTER } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import {
  all,
  container,
  pods,
  template,
  WORKLOAD,
} from '../__testUtils__/pods';
import { fargateWithoutRole } from './IRSA-PD-024-fargate-without-role';

const region = container({ AWS_REGION: 'eu-west-1' });
const onNode = (type: string): ChangeParts =>
  all(template(region), pods({ node: 'node-1', containers: [region] }), p => {
    p.serviceAccounts = [aServiceAccount({ annotations: {} })];
    p.records.push({
      kind: 'node',
      value: {
        cluster: CLUSTER,
        name: 'node-1',
        labels: { 'eks.amazonaws.com/compute-type': type },
      },
    });
  });

describe('IRSA-PD-024', () => {
  it.each(
    checkCases(fargateWithoutRole, {
      hit: {
        estate: onNode('fargate'),
        about: WORKLOAD,
        says: 'run on Fargate, use AWS, and have no role',
      },
      nearMiss: {
        'an instance': onNode('ec2'),
        'a role': all(onNode('fargate'), p => {
          p.serviceAccounts = [aServiceAccount()];
        }),
      },
      notRead: ['pod', 'node', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
