import { aWorkload, CLUSTER } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { legacyNamespaceAnnotation } from './IRSA-LG-003-namespace-annotation';

const namespace =
  (annotations: Record<string, string>): ChangeParts =>
  p => {
    p.records.push({
      kind: 'namespace',
      value: { cluster: CLUSTER, name: 'payments', annotations },
    });
  };
const kiam: ChangeParts = p => {
  p.workloads.push(
    aWorkload({
      kind: 'DaemonSet',
      namespace: 'kube-system',
      name: 'kiam-agent',
    }),
  );
};
const about = 'namespace:prod-euw1/payments';

describe('IRSA-LG-003', () => {
  it.each(
    checkCases(legacyNamespaceAnnotation, {
      hit: {
        estate: namespace({ 'iam.amazonaws.com/permitted': 'payments-.*' }),
        about,
        says: 'allows roles (payments-.*) for kiam, which does not run there',
      },
      hits: {
        'every role, while the agent runs': {
          estate: all(namespace({ 'iam.amazonaws.com/permitted': '.*' }), kiam),
          about,
          says: 'allows every role for kiam, which still runs',
          severity: 'high',
        },
        'every role for kube2iam': {
          estate: namespace({ 'iam.amazonaws.com/allowed-roles': '["*"]' }),
          about,
          says: 'allows every role for kube2iam, which does not run',
        },
      },
      nearMiss: namespace({ 'eks.amazonaws.com/other': 'x' }),
      notRead: ['workload', 'namespace'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
