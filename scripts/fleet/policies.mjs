import { PRODUCTION, SHARED } from './company.mjs';
import { VERSION } from './trust.mjs';

/** A permissions policy of `[sid, actions, resources, condition?]` rows. */
export function document(...statements) {
  return {
    Version: VERSION,
    Statement: statements.map(([Sid, Action, Resource, Condition]) => ({
      Sid,
      Effect: 'Allow',
      Action,
      Resource,
      ...(Condition ? { Condition } : {}),
    })),
  };
}

export const bucket = name => `arn:aws:s3:::${name}`;
export const objects = (name, prefix = '') => `arn:aws:s3:::${name}/${prefix}*`;
export const queue = (region, name, account = PRODUCTION) =>
  `arn:aws:sqs:${region}:${account}:${name}`;
export const topic = (region, name, account = PRODUCTION) =>
  `arn:aws:sns:${region}:${account}:${name}`;
export const table = (region, name, account = PRODUCTION) =>
  `arn:aws:dynamodb:${region}:${account}:table/${name}`;
export const key = (region, id, account = PRODUCTION) =>
  `arn:aws:kms:${region}:${account}:key/${id}`;

/** What no workload may do, whatever its own policies say. */
const BOUNDARY = {
  Version: VERSION,
  Statement: [
    {
      Sid: 'Workloads',
      Effect: 'Allow',
      Action: [
        'cloudwatch:PutMetricData',
        'dynamodb:*',
        'es:ESHttp*',
        'execute-api:Invoke',
        'kinesis:*',
        'kms:Decrypt',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        's3:*',
        'ses:SendEmail',
        'sns:Publish',
        'sqs:*',
        'ssm:GetParameter*',
      ],
      Resource: '*',
    },
    {
      Sid: 'NoPolicyChanges',
      Effect: 'Deny',
      Action: [
        's3:PutBucketPolicy',
        's3:DeleteBucket',
        'sqs:SetQueueAttributes',
      ],
      Resource: '*',
    },
  ],
};

const managedByTerraform = {
  created: '2025-03-12',
  updated: '2026-08-19',
  version: 'v4',
};

/** Customer managed policies of each account by name. */
export const CUSTOMER_POLICIES = {
  [PRODUCTION]: {
    'workload-boundary': { ...managedByTerraform, document: BOUNDARY },
    'payments-ledger-write': {
      created: '2025-09-30',
      updated: '2026-05-07',
      version: 'v2',
      document: document(
        [
          'LedgerEntries',
          ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
          [
            table('eu-west-1', 'ledger-entries'),
            `${table('eu-west-1', 'ledger-entries')}/index/by-order`,
          ],
        ],
        [
          'LedgerKey',
          ['kms:Decrypt', 'kms:GenerateDataKey'],
          key('eu-west-1', '0f6c2a54-7b1d-4a39-9d7e-2f50b6c1e8a3'),
        ],
      ),
    },
    'prod-euw1-aws-load-balancer-controller': {
      created: '2025-03-13',
      updated: '2026-04-21',
      version: 'v3',
      document: document(
        [
          'Describe',
          [
            'ec2:DescribeAvailabilityZones',
            'ec2:DescribeSecurityGroups',
            'ec2:DescribeSubnets',
            'ec2:DescribeVpcs',
            'elasticloadbalancing:Describe*',
          ],
          '*',
        ],
        [
          'LoadBalancersOfTheCluster',
          [
            'elasticloadbalancing:CreateListener',
            'elasticloadbalancing:CreateLoadBalancer',
            'elasticloadbalancing:CreateTargetGroup',
            'elasticloadbalancing:ModifyTargetGroup',
            'elasticloadbalancing:RegisterTargets',
          ],
          `arn:aws:elasticloadbalancing:eu-west-1:${PRODUCTION}:*`,
        ],
      ),
    },
  },
  [SHARED]: {
    'workload-boundary': { ...managedByTerraform, document: BOUNDARY },
    'lake-raw-zone-write': {
      created: '2026-01-20',
      updated: '2026-09-15',
      version: 'v3',
      document: document(
        [
          'RawZone',
          ['s3:AbortMultipartUpload', 's3:PutObject'],
          objects('fernhollow-lake-raw', 'events/'),
        ],
        [
          'RawZoneListing',
          's3:ListBucket',
          bucket('fernhollow-lake-raw'),
          { StringLike: { 's3:prefix': 'events/*' } },
        ],
      ),
    },
  },
};

const awsPolicy = (arnPath, version, created, updated, statements) => ({
  arn: `arn:aws:iam::aws:policy/${arnPath}`,
  version,
  created,
  updated,
  document: document(...statements),
});

/** AWS managed policies, with their texts shortened to what the demo is about. */
export const AWS_POLICIES = {
  AmazonEKSClusterPolicy: awsPolicy(
    'AmazonEKSClusterPolicy',
    'v7',
    '2018-05-27',
    '2024-11-20',
    [
      [
        'AmazonEKSClusterPolicy',
        [
          'ec2:CreateNetworkInterface',
          'ec2:DescribeInstances',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
          'elasticloadbalancing:Describe*',
          'kms:DescribeKey',
        ],
        '*',
      ],
    ],
  ),
  AmazonEKSWorkerNodePolicy: awsPolicy(
    'AmazonEKSWorkerNodePolicy',
    'v3',
    '2018-05-27',
    '2023-11-27',
    [
      [
        'WorkerNodePermissions',
        [
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeRouteTables',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVolumes',
          'ec2:DescribeVpcs',
          'eks:DescribeCluster',
          'eks-auth:AssumeRoleForPodIdentity',
        ],
        '*',
      ],
    ],
  ),
  AmazonEC2ContainerRegistryPullOnly: awsPolicy(
    'AmazonEC2ContainerRegistryPullOnly',
    'v1',
    '2024-10-10',
    '2024-10-10',
    [
      [
        'Pull',
        [
          'ecr:BatchGetImage',
          'ecr:BatchImportUpstreamImage',
          'ecr:GetAuthorizationToken',
          'ecr:GetDownloadUrlForLayer',
        ],
        '*',
      ],
    ],
  ),
  AmazonEKS_CNI_Policy: awsPolicy(
    'AmazonEKS_CNI_Policy',
    'v5',
    '2018-05-27',
    '2024-03-04',
    [
      [
        'AmazonEKSCNIPolicy',
        [
          'ec2:AssignPrivateIpAddresses',
          'ec2:AttachNetworkInterface',
          'ec2:CreateNetworkInterface',
          'ec2:DeleteNetworkInterface',
          'ec2:DescribeInstances',
          'ec2:DescribeNetworkInterfaces',
          'ec2:UnassignPrivateIpAddresses',
        ],
        '*',
      ],
    ],
  ),
  AmazonEBSCSIDriverPolicy: awsPolicy(
    'service-role/AmazonEBSCSIDriverPolicy',
    'v3',
    '2022-04-04',
    '2024-12-20',
    [
      [
        'Volumes',
        [
          'ec2:AttachVolume',
          'ec2:CreateSnapshot',
          'ec2:DescribeVolumes',
          'ec2:DetachVolume',
          'ec2:ModifyVolume',
        ],
        '*',
      ],
    ],
  ),
  AdministratorAccess: awsPolicy(
    'AdministratorAccess',
    'v1',
    '2015-02-06',
    '2015-02-06',
    [['Everything', '*', '*']],
  ),
  AmazonEKSServiceRolePolicy: awsPolicy(
    'aws-service-role/AmazonEKSServiceRolePolicy',
    'v13',
    '2020-02-21',
    '2025-03-20',
    [
      [
        'ControlPlane',
        [
          'ec2:CreateNetworkInterface',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
          'route53:AssociateVPCWithHostedZone',
        ],
        '*',
      ],
    ],
  ),
  AWSServiceRoleForAmazonEKSNodegroup: awsPolicy(
    'aws-service-role/AWSServiceRoleForAmazonEKSNodegroup',
    'v8',
    '2019-11-07',
    '2024-01-04',
    [
      [
        'NodeGroups',
        [
          'autoscaling:UpdateAutoScalingGroup',
          'ec2:DescribeInstances',
          'ec2:DescribeLaunchTemplateVersions',
        ],
        '*',
      ],
    ],
  ),
};
