import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const ROLE =
  'arn:aws:iam::111122223333:role/backstage/payments/prod-euw1-payments-refund-worker-0a1b2c3d';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:trust-policy:extend',
        id: 'trust',
        name: 'Let the new cluster use the role',
        input: { roleArn: ROLE, ...input },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Let the same service account of another cluster use the role',
    example: step({
      clusters: ['prod-use1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
    }),
  },
  {
    description: 'Let another service account of the same cluster use the role',
    example: step({
      clusters: ['prod-euw1'],
      namespace: 'payments',
      serviceAccount: 'refund-reports',
    }),
  },
];
