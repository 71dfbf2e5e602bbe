import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:role:write',
        id: 'role',
        name: 'Write the AWS identity',
        input,
      },
    ],
  });

const WORKER = {
  clusters: ['prod-euw1'],
  namespace: 'payments',
  serviceAccount: 'refund-worker',
};

export const examples: TemplateExample[] = [
  {
    description: 'Write a role for Terraform, with version 6 of the module',
    example: step({
      ...WORKER,
      accessPacks: [
        { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
      ],
      form: 'terraform-module-v6',
      directory: 'infrastructure',
    }),
  },
  {
    description: 'Write a role for version 5 of the module',
    example: step({
      ...WORKER,
      managedPolicies: ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'],
      form: 'terraform-module-v5',
    }),
  },
  {
    description: 'Write a role for two clusters with plain resources',
    example: step({
      ...WORKER,
      clusters: ['prod-euw1', 'prod-use1'],
      accessPacks: [
        { pack: 'consume-queue', parameters: { queue: 'refunds' } },
      ],
      form: 'terraform',
    }),
  },
  {
    description: 'Write a template of CloudFormation with Pod Identity',
    example: step({
      ...WORKER,
      mechanism: 'pod-identity',
      accessPacks: [{ pack: 'use-table', parameters: { table: 'refunds' } }],
      form: 'cloudformation',
      directory: 'infrastructure',
    }),
  },
  {
    description: 'Write a construct of the CDK',
    example: step({ ...WORKER, form: 'cdk', directory: 'lib' }),
  },
  {
    description: 'Write objects for the AWS Controllers for Kubernetes',
    example: step({ ...WORKER, form: 'ack', directory: 'deploy' }),
  },
  {
    description: 'Write objects for Crossplane',
    example: step({ ...WORKER, form: 'crossplane', directory: 'deploy' }),
  },
  {
    description: 'Write policies as JSON, and a script for the AWS CLI',
    example: step({
      ...WORKER,
      accessPacks: [
        { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
      ],
      form: 'json',
      directory: 'iam',
      replace: true,
    }),
  },
];
