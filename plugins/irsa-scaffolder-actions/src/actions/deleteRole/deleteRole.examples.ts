import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Delete the role of a service that is gone',
    example: stringify({
      steps: [
        {
          action: 'irsa:role:delete',
          id: 'role',
          name: 'Delete the role',
          input: {
            roleArn:
              'arn:aws:iam::111122223333:role/backstage/payments/prod-euw1-payments-refund-worker-0a1b2c3d',
          },
        },
      ],
    }),
  },
];
