import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:identity:plan',
        id: 'identity',
        name: 'Plan the AWS identity',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Plan a role that reads one bucket',
    example: step({
      clusters: ['prod-euw1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      accessPacks: [
        { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
      ],
    }),
  },
  {
    description: 'Plan a role with EKS Pod Identity for two clusters',
    example: step({
      clusters: ['prod-euw1', 'prod-use1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      mechanism: 'pod-identity',
      accessPacks: [
        { pack: 'consume-queue', parameters: { queue: 'refunds' } },
        { pack: 'use-table', parameters: { table: 'refunds' } },
      ],
    }),
  },
  {
    description: 'Plan a role with statements, a managed policy and tags',
    example: step({
      clusters: ['prod-euw1'],
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      statements: [
        {
          Effect: 'Allow',
          Action: ['kms:Decrypt'],
          Resource:
            'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      ],
      managedPolicies: ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'],
      tags: { 'cost-centre': '4711' },
    }),
  },
];
