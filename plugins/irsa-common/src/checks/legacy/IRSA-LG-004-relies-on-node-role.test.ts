import {
  aServiceAccount,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import {
  all,
  BARE,
  container,
  pods,
  template,
  WORKLOAD,
} from '../__testUtils__/pods';
import { reliesOnNodeRole } from './IRSA-LG-004-relies-on-node-role';

const bare: ChangeParts = all(pods(BARE), p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
});
const usesAws = all(bare, template(container({ AWS_REGION: 'eu-west-1' })));

describe('IRSA-LG-004', () => {
  it.each(
    checkCases(reliesOnNodeRole, {
      hit: {
        estate: usesAws,
        about: WORKLOAD,
        says: 'uses AWS and has no role of its own',
      },
      hits: {
        'a role that the catalog declares': {
          estate: all(bare, p => {
            p.entities = p.entities.map(entity => ({
              ...entity,
              declaredRole: ROLE,
            }));
          }),
          about: WORKLOAD,
          says: 'uses AWS and has no role of its own',
        },
      },
      nearMiss: {
        'nothing that says AWS': bare,
        'the agent of EKS Pod Identity': all(usesAws, p => {
          p.pods = [];
          p.workloads = p.workloads.map(workload => ({
            ...workload,
            namespace: 'kube-system',
            kind: 'DaemonSet',
            name: 'eks-pod-identity-agent',
          }));
        }),
        'access keys, which is another check': all(
          bare,
          template(container({ AWS_ACCESS_KEY_ID: true })),
        ),
        "a role by the webhook's ConfigMap": all(usesAws, p => {
          p.records.push({
            kind: 'webhook-role',
            value: {
              cluster: CLUSTER,
              namespace: '*',
              serviceAccount: 'payments-api',
              roleArn: ROLE,
            },
          });
        }),
      },
      notRead: ['service-account', 'pod-identity-association', 'webhook-role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
