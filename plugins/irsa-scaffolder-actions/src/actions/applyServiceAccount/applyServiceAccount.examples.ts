import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:service-account:apply',
        id: 'service-account',
        name: 'Apply the service account',
        input: {
          cluster: 'prod-euw1',
          namespace: 'payments',
          name: 'refund-worker',
          roleArn:
            'arn:aws:iam::111122223333:role/backstage/payments/prod-euw1-payments-refund-worker-0a1b2c3d',
          entityRef: 'component:default/refund-worker',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Apply a ServiceAccount that runs as an IAM role',
    example: step({
      labels: { 'backstage.io/kubernetes-id': 'refund-worker' },
    }),
  },
  {
    description: 'Take the annotation over from whoever manages it',
    example: step({ takeOver: true }),
  },
];
