import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Associate a service account with its role',
    example: stringify({
      steps: [
        {
          action: 'irsa:pod-identity:associate',
          id: 'association',
          name: 'Associate the service account with its role',
          input: {
            roleArn:
              'arn:aws:iam::111122223333:role/backstage/payments/prod-euw1-payments-refund-worker-0a1b2c3d',
            clusters: ['prod-euw1'],
            namespace: 'payments',
            serviceAccount: 'refund-worker',
          },
        },
      ],
    }),
  },
];
