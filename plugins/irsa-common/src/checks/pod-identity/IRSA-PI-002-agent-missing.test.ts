import {
  anAssociation,
  aWorkload,
  CLUSTER,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { agentMissing } from './IRSA-PI-002-agent-missing';

const associated: ChangeParts = p => {
  p.associations = [anAssociation()];
};
const addon =
  (status: string): ChangeParts =>
  p => {
    p.addons = [{ cluster: CLUSTER, name: 'eks-pod-identity-agent', status }];
  };

describe('IRSA-PI-002', () => {
  it.each(
    checkCases(agentMissing, {
      hit: {
        estate: associated,
        about: 'cluster:prod-euw1',
        says: 'has 1 Pod Identity association, and its agent is absent',
      },
      hits: {
        'an add-on that is not healthy': {
          estate: all(associated, addon('DEGRADED')),
          about: 'cluster:prod-euw1',
          says: 'its agent is DEGRADED',
        },
      },
      nearMiss: {
        'the add-on': all(associated, addon('ACTIVE')),
        'Auto Mode': all(associated, p => {
          p.cluster = { ...p.cluster, autoMode: true };
        }),
        'a DaemonSet': all(associated, p => {
          p.workloads.push(
            aWorkload({
              kind: 'DaemonSet',
              namespace: 'kube-system',
              name: 'eks-pod-identity-agent',
            }),
          );
        }),
        'no associations': () => undefined,
      },
      notRead: ['addon', 'workload'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
