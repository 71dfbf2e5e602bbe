import { AccessPack, AccessPackParameter } from './types';

const bucket: AccessPackParameter = {
  name: 'bucket',
  title: 'Name of the bucket',
  pattern: '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]',
};
const prefix: AccessPackParameter = {
  name: 'prefix',
  title: 'What the keys begin with, with a slash at the end',
  pattern: '([A-Za-z0-9_.=-]+/)*',
  default: '',
};
const queue: AccessPackParameter = {
  name: 'queue',
  title: 'Name of the queue',
  pattern: '[A-Za-z0-9_-]{1,75}(\\.fifo)?',
};
const topic: AccessPackParameter = {
  name: 'topic',
  title: 'Name of the topic',
  pattern: '[A-Za-z0-9_-]{1,251}(\\.fifo)?',
};
const table: AccessPackParameter = {
  name: 'table',
  title: 'Name of the table',
  pattern: '[A-Za-z0-9_.-]{3,255}',
};
const secret: AccessPackParameter = {
  name: 'secret',
  title: 'Name of the secret',
  pattern: '[A-Za-z0-9/_+=.@-]{1,200}',
};
const parameterPath: AccessPackParameter = {
  name: 'path',
  title: 'Path of the parameters, without a slash at its ends',
  pattern: '[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,14}',
};

const queueArn = 'arn:{partition}:sqs:{region}:{account}:{queue}';
const tableArns = [
  'arn:{partition}:dynamodb:{region}:{account}:table/{table}',
  'arn:{partition}:dynamodb:{region}:{account}:table/{table}/index/*',
];
const READ_TABLE = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];

const listBucket = {
  Effect: 'Allow',
  Action: ['s3:GetBucketLocation', 's3:ListBucket'],
  Resource: 'arn:{partition}:s3:::{bucket}',
};

/**
 * Access packs that are there without configuration. Actions and resources follow the Service Authorization Reference.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 *
 * @public
 */
export const DEFAULT_ACCESS_PACKS: readonly AccessPack[] = [
  {
    id: 'read-bucket',
    title: 'Read an S3 bucket',
    parameters: [bucket, prefix],
    statements: [
      listBucket,
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:{partition}:s3:::{bucket}/{prefix}*',
      },
    ],
  },
  {
    id: 'write-bucket',
    title: 'Read and write an S3 bucket',
    parameters: [bucket, prefix],
    statements: [
      listBucket,
      {
        Effect: 'Allow',
        Action: [
          's3:AbortMultipartUpload',
          's3:DeleteObject',
          's3:GetObject',
          's3:PutObject',
        ],
        Resource: 'arn:{partition}:s3:::{bucket}/{prefix}*',
      },
    ],
  },
  {
    id: 'consume-queue',
    title: 'Consume an SQS queue',
    parameters: [queue],
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
        ],
        Resource: queueArn,
      },
    ],
  },
  {
    id: 'send-to-queue',
    title: 'Send to an SQS queue',
    parameters: [queue],
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:SendMessage',
        ],
        Resource: queueArn,
      },
    ],
  },
  {
    id: 'publish-to-topic',
    title: 'Publish to an SNS topic',
    parameters: [topic],
    statements: [
      {
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: 'arn:{partition}:sns:{region}:{account}:{topic}',
      },
    ],
  },
  {
    id: 'read-table',
    title: 'Read a DynamoDB table',
    parameters: [table],
    statements: [{ Effect: 'Allow', Action: READ_TABLE, Resource: tableArns }],
  },
  {
    id: 'use-table',
    title: 'Read and write a DynamoDB table',
    parameters: [table],
    statements: [
      {
        Effect: 'Allow',
        Action: [
          ...READ_TABLE,
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ].sort(),
        Resource: tableArns,
      },
    ],
  },
  {
    id: 'read-secret',
    title: 'Read a secret of Secrets Manager',
    parameters: [secret],
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
        ],
        // Secrets Manager adds a dash and six characters of its own to the name in the ARN.
        Resource:
          'arn:{partition}:secretsmanager:{region}:{account}:secret:{secret}-??????',
      },
    ],
  },
  {
    id: 'read-parameters',
    title: 'Read parameters of Systems Manager',
    parameters: [parameterPath],
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'ssm:GetParameter',
          'ssm:GetParameters',
          'ssm:GetParametersByPath',
        ],
        Resource: [
          'arn:{partition}:ssm:{region}:{account}:parameter/{path}',
          'arn:{partition}:ssm:{region}:{account}:parameter/{path}/*',
        ],
      },
    ],
  },
];
