import {
  aServiceAccount,
  aWorkload,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, WORKLOAD } from '../__testUtils__/pods';
import { webhookOptedOut } from './IRSA-PD-006-webhook-opted-out';

const optsOut: ChangeParts = p => {
  p.workloads = [
    aWorkload({
      podLabels: { 'eks.amazonaws.com/skip-pod-identity-webhook': 'false' },
    }),
  ];
};

describe('IRSA-PD-006', () => {
  it.each(
    checkCases(webhookOptedOut, {
      hit: { estate: optsOut, about: WORKLOAD, says: 'carry the label' },
      nearMiss: all(optsOut, p => {
        p.serviceAccounts = [aServiceAccount({ annotations: {} })];
      }),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
