import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:migration:plan',
        id: 'migration',
        name: 'Plan the migration',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Move a component from kiam or kube2iam to IRSA',
    example: step({
      entityRef: 'component:default/payments-api',
      mechanism: 'irsa',
    }),
  },
  {
    description: 'Move a component to EKS Pod Identity',
    example: step({
      entityRef: 'component:default/payments-api',
      mechanism: 'pod-identity',
    }),
  },
  {
    description: 'Move everything in a namespace to EKS Pod Identity',
    example: step({
      cluster: 'prod-euw1',
      namespace: 'payments',
      mechanism: 'pod-identity',
      directory: 'docs/migration',
    }),
  },
  {
    description: 'Bring a component to a new cluster beside the old one',
    example: step({
      entityRef: 'component:default/payments-api',
      mechanism: 'irsa',
      newCluster: 'prod-use1',
    }),
  },
];
