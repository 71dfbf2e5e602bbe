import { checkCases } from '../__testUtils__/checkCases';
import { THE_WEBHOOK } from '../__testUtils__/checkParts';
import { webhookMissing } from './IRSA-PD-004-webhook-missing';

describe('IRSA-PD-004', () => {
  it.each(
    checkCases(webhookMissing, {
      hit: {
        estate: p => {
          p.records = [];
        },
        about: 'cluster:prod-euw1',
        says: 'the cluster has no webhook that acts upon it',
      },
      hits: {
        'a webhook without a certificate authority': {
          estate: p => {
            p.records = [
              {
                kind: 'mutating-webhook',
                value: {
                  cluster: 'prod-euw1',
                  configuration: 'pod-identity-webhook',
                  name: 'iam-for-pods.amazonaws.com',
                  hasCaBundle: false,
                },
              },
            ];
          },
          about: 'cluster:prod-euw1',
          says: 'has no certificate authority',
        },
      },
      nearMiss: {
        'the webhook': p => {
          p.records = [THE_WEBHOOK];
        },
        'no webhook and nobody who needs it': p => {
          p.records = [];
          p.serviceAccounts = [];
        },
      },
      notRead: ['mutating-webhook', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
