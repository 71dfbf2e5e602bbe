import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:role:create',
        id: 'role',
        name: 'Create the role',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Create a role for one service account',
    example: step({
      clusters: ['prod-euw1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      entityRef: 'component:default/refund-worker',
      owner: 'group:default/payments',
      accessPacks: [
        { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
      ],
    }),
  },
  {
    description:
      'Bring a role that was changed by hand back to what was planned',
    example: step({
      clusters: ['prod-euw1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      entityRef: 'component:default/refund-worker',
      owner: 'group:default/payments',
      onDrift: 'change',
    }),
  },
];
