import { anAssociation, CLUSTER } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, pods, WORKLOAD } from '../__testUtils__/pods';
import { unsupportedNode } from './IRSA-PI-006-unsupported-node';

const onNode = (labels: Record<string, string>): ChangeParts =>
  all(pods({ node: 'node-1' }), p => {
    p.associations = [anAssociation()];
    p.records.push({
      kind: 'node',
      value: { cluster: CLUSTER, name: 'node-1', labels },
    });
  });

describe('IRSA-PI-006', () => {
  it.each(
    checkCases(unsupportedNode, {
      hit: {
        estate: onNode({ 'eks.amazonaws.com/compute-type': 'fargate' }),
        about: WORKLOAD,
        says: '1 pod runs on Fargate',
      },
      hits: {
        Windows: {
          estate: onNode({ 'kubernetes.io/os': 'windows' }),
          about: WORKLOAD,
          says: 'on Windows',
        },
      },
      nearMiss: onNode({ 'kubernetes.io/os': 'linux' }),
      notRead: ['pod', 'node'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
