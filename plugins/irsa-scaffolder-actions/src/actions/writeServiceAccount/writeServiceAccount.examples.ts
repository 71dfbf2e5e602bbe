import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const ROLE = 'arn:aws:iam::111122223333:role/payments-refund-worker';

const step = (input: object, name = 'Write the service account') =>
  stringify({
    steps: [
      {
        action: 'irsa:service-account:write',
        id: 'service-account',
        name,
        input: {
          namespace: 'payments',
          name: 'refund-worker',
          roleArn: ROLE,
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Write a ServiceAccount that runs as an IAM role',
    example: step({ path: 'deploy/service-account.yaml' }),
  },
  {
    description: 'Write it with labels and an audience of its own',
    example: step({
      path: 'deploy/service-account.yaml',
      audience: 'on-prem.example.com',
      labels: {
        'app.kubernetes.io/name': 'refund-worker',
        'backstage.io/kubernetes-id': 'refund-worker',
      },
    }),
  },
  {
    description: 'Write it, and have a Deployment and a CronJob run as it',
    example: step({
      path: 'deploy/service-account.yaml',
      workloads: [
        {
          kind: 'Deployment',
          name: 'refund-worker',
          path: 'deploy/workloads.yaml',
        },
        {
          kind: 'CronJob',
          name: 'refund-report',
          path: 'deploy/workloads.yaml',
        },
      ],
    }),
  },
  {
    description:
      'Move a ServiceAccount of an existing manifest to another role, and leave everything else as it is',
    example: step(
      {
        name: 'ledger',
        roleArn: 'arn:aws:iam::111122223333:role/payments-ledger',
        path: 'deploy/existing.yaml',
        replaceRole: true,
      },
      'Move the service account to its own role',
    ),
  },
  {
    description: 'Set the role in the values of a Helm chart',
    example: step(
      { path: 'chart/values.yaml', form: 'helm-values' },
      'Set the role in the chart',
    ),
  },
  {
    description: 'Set the role in the values of a chart within a chart',
    example: step(
      {
        path: 'chart/values-production.yaml',
        form: 'helm-values',
        valuesKey: 'refund-worker.serviceAccount',
      },
      'Set the role in the chart',
    ),
  },
  {
    description:
      'Set the role in one overlay of Kustomize, through a patch that its kustomization.yaml applies',
    example: step(
      {
        path: 'overlays/production/service-account.yaml',
        form: 'kustomize-patch',
      },
      'Set the role in production',
    ),
  },
  {
    description:
      'Use the annotation prefix of a webhook that was installed with --annotation-prefix',
    example: step({
      path: 'deploy/service-account.yaml',
      annotationPrefix: 'irsa.example.com',
    }),
  },
];
