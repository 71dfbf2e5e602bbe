import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const ACTION = 'irsa:service-account:write';

export const examples: TemplateExample[] = [
  {
    description: 'Write a ServiceAccount that runs as an IAM role',
    example: stringify({
      steps: [
        {
          action: ACTION,
          id: 'service-account',
          name: 'Write the service account',
          input: {
            namespace: 'payments',
            name: 'refund-worker',
            roleArn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
            path: 'deploy/service-account.yaml',
          },
        },
      ],
    }),
  },
  {
    description: 'Write it with labels and an audience of its own',
    example: stringify({
      steps: [
        {
          action: ACTION,
          id: 'service-account',
          name: 'Write the service account',
          input: {
            namespace: 'payments',
            name: 'refund-worker',
            roleArn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
            path: 'deploy/service-account.yaml',
            audience: 'on-prem.example.com',
            labels: {
              'app.kubernetes.io/name': 'refund-worker',
              'backstage.io/kubernetes-id': 'refund-worker',
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Move a ServiceAccount of an existing manifest to another role, and leave everything else as it is',
    example: stringify({
      steps: [
        {
          action: ACTION,
          id: 'service-account',
          name: 'Move the service account to its own role',
          input: {
            namespace: 'payments',
            name: 'ledger',
            roleArn: 'arn:aws:iam::111122223333:role/payments-ledger',
            path: 'deploy/existing.yaml',
            replaceRole: true,
          },
        },
      ],
    }),
  },
  {
    description:
      'Use the annotation prefix of a webhook that was installed with --annotation-prefix',
    example: stringify({
      steps: [
        {
          action: ACTION,
          id: 'service-account',
          name: 'Write the service account',
          input: {
            namespace: 'payments',
            name: 'refund-worker',
            roleArn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
            path: 'deploy/service-account.yaml',
            annotationPrefix: 'irsa.example.com',
          },
        },
      ],
    }),
  },
];
