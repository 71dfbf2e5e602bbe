import {
  CLUSTERS,
  DEFAULT_AUDIENCE,
  LAKE_AUDIENCE,
  PRODUCTION,
  SHARED,
  providerArn,
  roleArn,
} from './company.mjs';
import {
  bucket,
  document,
  key,
  objects,
  queue,
  table,
  topic,
} from './policies.mjs';
import {
  VERSION,
  claim,
  exact,
  people,
  podIdentity,
  podIdentityExact,
  role,
  service,
  subject,
  subjectPattern,
  webIdentity,
} from './trust.mjs';

const terraform = (team, component) => ({
  ManagedBy: 'terraform',
  Team: team,
  ...(component
    ? { 'irsa.backstage.io/entity-ref': `component:default/${component}` }
    : {}),
});

const used = (date, region = 'eu-west-1') => ({ date, region });

/** Roles that components are meant to run as. */
const WORKLOAD_ROLES = [
  {
    account: PRODUCTION,
    name: 'payments-api',
    created: '2025-09-30',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'payments', 'payments-api', {
      Sid: 'PaymentsApi',
    }),
    managed: ['payments-ledger-write'],
    inline: {
      'payment-events': document([
        'Publish',
        'sns:Publish',
        topic('eu-west-1', 'payment-events'),
      ]),
    },
    tags: {
      ...terraform('team-checkout', 'payments-api'),
      CostCentre: 'cc-210',
    },
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'refund-worker',
    created: '2026-10-06',
    boundary: true,
    // The namespace was written in the singular; the pods run in "payments".
    trust: exact(PRODUCTION, 'prod-use1', 'payment', 'refund-worker', {
      Sid: 'RefundWorker',
    }),
    inline: {
      refunds: document(
        [
          'Queue',
          [
            'sqs:ChangeMessageVisibility',
            'sqs:DeleteMessage',
            'sqs:ReceiveMessage',
          ],
          queue('us-east-1', 'refunds'),
        ],
        [
          'Refunds',
          ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
          table('us-east-1', 'refunds'),
        ],
      ),
    },
    tags: {
      ...terraform('team-checkout', 'refund-worker'),
      CostCentre: 'cc-210',
    },
  },
  {
    account: PRODUCTION,
    // Version 6 of the Terraform module makes the name a prefix by default; the annotation has the name without it.
    name: 'invoice-renderer-20261104093512417400000002',
    created: '2026-11-04',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'payments', 'invoice-renderer'),
    inline: {
      invoices: document([
        'Invoices',
        ['s3:GetObject', 's3:PutObject'],
        objects('fernhollow-invoices', 'rendered/'),
      ]),
    },
    tags: terraform('team-checkout', 'invoice-renderer'),
  },
  {
    account: PRODUCTION,
    name: 'product-search',
    created: '2025-06-17',
    boundary: true,
    trust: webIdentity(PRODUCTION, 'prod-euw1'),
    inline: {
      'search-index': document([
        'Index',
        ['es:ESHttpGet', 'es:ESHttpPost'],
        `arn:aws:es:eu-west-1:${PRODUCTION}:domain/product-search/*`,
      ]),
    },
    tags: terraform('team-storefront', 'product-search'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'pricing-engine',
    created: '2025-08-05',
    boundary: true,
    trust: webIdentity(PRODUCTION, 'prod-euw1', {
      StringLike: {
        [claim('prod-euw1', 'sub')]: subject('pricing', '*'),
      },
      StringEquals: { [claim('prod-euw1', 'aud')]: DEFAULT_AUDIENCE },
    }),
    inline: {
      'price-lists': document(
        [
          'PriceLists',
          ['s3:GetObject', 's3:PutObject'],
          objects('fernhollow-price-lists'),
        ],
        ['Listing', 's3:ListBucket', bucket('fernhollow-price-lists')],
      ),
    },
    tags: terraform('team-storefront', 'pricing-engine'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'order-service',
    created: '2026-07-14',
    boundary: true,
    trust: podIdentityExact('prod-euw1', 'payments', 'order-service'),
    inline: {
      orders: document(
        [
          'Orders',
          ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
          table('eu-west-1', 'orders'),
        ],
        [
          'Handover',
          ['sqs:GetQueueUrl', 'sqs:SendMessage'],
          queue('eu-west-1', 'orders-to-fulfil'),
        ],
      ),
    },
    tags: {
      ...terraform('team-checkout', 'order-service'),
      CostCentre: 'cc-210',
    },
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'notification-hub',
    created: '2025-10-21',
    boundary: true,
    // Written when there was one cluster; prod-use1 came in June 2026.
    trust: exact(PRODUCTION, 'prod-euw1', 'payments', 'notification-hub'),
    inline: {
      mail: document([
        'Send',
        'ses:SendEmail',
        `arn:aws:ses:eu-west-1:${PRODUCTION}:identity/mail.fernhollow.example`,
      ]),
    },
    tags: terraform('team-checkout', 'notification-hub'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'shipment-tracker',
    created: '2026-11-17',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'fulfilment', 'shipment-tracker'),
    inline: {
      shipments: document([
        'Shipments',
        ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
        table('eu-west-1', 'shipments'),
      ]),
    },
    tags: terraform('team-fulfilment', 'shipment-tracker'),
  },
  {
    account: PRODUCTION,
    name: 'planner-api',
    created: '2026-02-10',
    boundary: true,
    trust: webIdentity(PRODUCTION, 'prod-euw1', {
      'ForAnyValue:StringEquals': {
        [claim('prod-euw1', 'aud')]: [DEFAULT_AUDIENCE],
      },
      StringEquals: {
        [claim('prod-euw1', 'sub')]: [subject('fulfilment', 'planner-api')],
      },
    }),
    inline: {
      plans: document([
        'Plans',
        ['dynamodb:GetItem', 'dynamodb:Query'],
        table('eu-west-1', 'picking-plans'),
      ]),
    },
    tags: terraform('team-fulfilment', 'fulfilment-planner'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'planner-solver',
    created: '2026-02-10',
    boundary: true,
    // A statement that is no list, and an action that web identities from Kubernetes do not need: both are common.
    trust: {
      Version: VERSION,
      Statement: exact(
        PRODUCTION,
        'prod-euw1',
        'fulfilment',
        'planner-solver',
        { Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'] },
      ).Statement[0],
    },
    inline: {
      plans: document(
        [
          'Work',
          ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
          queue('eu-west-1', 'orders-to-fulfil'),
        ],
        [
          'Plans',
          ['dynamodb:PutItem', 'dynamodb:Query'],
          table('eu-west-1', 'picking-plans'),
        ],
      ),
    },
    tags: terraform('team-fulfilment', 'fulfilment-planner'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'planner-export',
    created: '2026-10-06',
    boundary: true,
    // StringEquals takes the star for a letter, so this names a service account that cannot exist.
    trust: webIdentity(PRODUCTION, 'prod-euw1', {
      StringEquals: {
        [claim('prod-euw1', 'aud')]: DEFAULT_AUDIENCE,
        [claim('prod-euw1', 'sub')]: subject('fulfilment', 'planner-exp*'),
      },
    }),
    inline: {
      exports: document([
        'Exports',
        's3:PutObject',
        objects('fernhollow-planner-exports'),
      ]),
    },
    tags: terraform('team-fulfilment', 'fulfilment-planner'),
  },
  {
    account: PRODUCTION,
    name: 'label-printer',
    created: '2026-06-16',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-use1', 'fulfilment', 'label-printer'),
    inline: {
      labels: document([
        'Queue',
        ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
        queue('us-east-1', 'labels-to-print'),
      ]),
    },
    tags: terraform('team-fulfilment', 'label-printer'),
  },
  {
    account: PRODUCTION,
    name: 'fraud-scoring',
    path: '/risk/',
    created: '2025-11-25',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'risk', 'fraud-scoring'),
    inline: {
      models: document(
        [
          'Models',
          's3:GetObject',
          objects('fernhollow-risk-models', 'current/'),
        ],
        [
          'Scores',
          ['kinesis:PutRecord', 'kinesis:PutRecords'],
          `arn:aws:kinesis:eu-west-1:${PRODUCTION}:stream/fraud-scores`,
        ],
      ),
    },
    tags: {
      ...terraform('team-checkout', 'fraud-scoring'),
      CostCentre: 'cc-230',
    },
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'sales-report',
    created: '2026-01-13',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'insight', 'sales-report'),
    inline: {
      reports: document(
        [
          'Sales',
          ['dynamodb:Query', 'dynamodb:Scan'],
          table('eu-west-1', 'orders'),
        ],
        ['Reports', 's3:PutObject', objects('fernhollow-reports', 'sales/')],
      ),
    },
    tags: terraform('team-data', 'sales-report'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'shop-events',
    created: '2026-05-12',
    boundary: true,
    // Made for one team; the two others were added because it was there.
    trust: webIdentity(PRODUCTION, 'prod-euw1', {
      StringEquals: {
        [claim('prod-euw1', 'aud')]: DEFAULT_AUDIENCE,
        [claim('prod-euw1', 'sub')]: [
          subject('payments', 'order-events'),
          subject('fulfilment', 'parcel-events'),
          subject('insight', 'clickstream'),
        ],
      },
    }),
    inline: {
      events: document([
        'Events',
        ['kinesis:PutRecord', 'kinesis:PutRecords'],
        `arn:aws:kinesis:eu-west-1:${PRODUCTION}:stream/shop-events`,
      ]),
    },
    tags: terraform('team-checkout'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'voucher-service',
    created: '2026-07-07',
    boundary: true,
    // Meant for the namespace storefront; without a colon at its end the pattern runs on into storefront-sandbox.
    trust: webIdentity(PRODUCTION, 'prod-euw1', {
      StringLike: {
        [claim('prod-euw1', 'sub')]: subjectPattern('storefront*'),
      },
      StringEquals: { [claim('prod-euw1', 'aud')]: DEFAULT_AUDIENCE },
    }),
    inline: {
      vouchers: document([
        'Vouchers',
        ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        table('eu-west-1', 'vouchers'),
      ]),
    },
    tags: terraform('team-storefront', 'voucher-service'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'returns-service',
    created: '2026-03-17',
    boundary: true,
    trust: {
      Version: VERSION,
      Statement: [
        ...exact(PRODUCTION, 'prod-euw1', 'fulfilment', 'returns-service')
          .Statement,
        ...podIdentityExact('prod-euw1', 'fulfilment', 'returns-service')
          .Statement,
      ],
    },
    inline: {
      returns: document([
        'Returns',
        ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        table('eu-west-1', 'returns'),
      ]),
    },
    tags: terraform('team-fulfilment', 'returns-service'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'address-validator',
    created: '2026-10-06',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'payments', 'address-validator'),
    inline: {
      addresses: document([
        'Addresses',
        's3:GetObject',
        objects('fernhollow-addresses'),
      ]),
    },
    tags: terraform('team-checkout', 'address-validator'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'address-lookup',
    created: '2025-03-25',
    trust: role(roleArn(PRODUCTION, 'prod-euw1-node')),
    inline: {
      addresses: document([
        'Addresses',
        's3:GetObject',
        objects('fernhollow-addresses'),
      ]),
    },
    tags: { Team: 'team-checkout' },
    lastUsed: used('2026-10-06'),
  },
  {
    account: PRODUCTION,
    name: 'data-console',
    created: '2026-06-23',
    trust: exact(PRODUCTION, 'prod-euw1', 'insight', 'data-console'),
    managed: ['AdministratorAccess'],
    tags: terraform('team-data', 'data-console'),
    lastUsed: used('2026-11-20'),
  },
  {
    account: PRODUCTION,
    name: 'image-resizer',
    created: '2026-10-20',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'storefront', 'image-resizer'),
    inline: {
      images: document([
        'Images',
        ['s3:GetObject', 's3:PutObject'],
        objects('fernhollow-images'),
      ]),
    },
    tags: terraform('team-storefront', 'image-resizer'),
  },
  {
    account: PRODUCTION,
    name: 'feed-exporter',
    created: '2026-10-08',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'storefront', 'feed-exporter'),
    inline: {
      feeds: document([
        'Feeds',
        's3:PutObject',
        objects('fernhollow-product-feeds'),
      ]),
    },
    tags: terraform('team-storefront', 'feed-exporter'),
  },
  {
    account: PRODUCTION,
    name: 'store-locator',
    created: '2025-04-15',
    boundary: true,
    trust: exact(PRODUCTION, 'prod-euw1', 'storefront', 'store-locator'),
    inline: {
      shops: document([
        'Shops',
        ['dynamodb:GetItem', 'dynamodb:Query'],
        table('eu-west-1', 'garden-shops'),
      ]),
    },
    tags: terraform('team-storefront', 'store-locator'),
    lastUsed: used('2026-10-20'),
  },
  {
    account: PRODUCTION,
    name: 'erp-bridge',
    created: '2025-03-25',
    trust: role(roleArn(PRODUCTION, 'prod-euw1-node')),
    inline: {
      erp: document([
        'Transfer',
        ['s3:GetObject', 's3:PutObject'],
        objects('fernhollow-erp-transfer'),
      ]),
    },
    tags: { Team: 'team-fulfilment' },
    lastUsed: used('2026-04-09'),
  },
  {
    account: PRODUCTION,
    name: 'ledger-export',
    created: '2026-03-03',
    boundary: true,
    trust: {
      Version: VERSION,
      Statement: [
        ...webIdentity(PRODUCTION, 'prod-euw1', {
          StringEquals: { [claim('prod-euw1', 'aud')]: DEFAULT_AUDIENCE },
          StringLike: {
            [claim('prod-euw1', 'sub')]: subject('payments', 'ledger-*'),
          },
        }).Statement,
        {
          Sid: 'NotTheShadowLedger',
          Effect: 'Deny',
          Principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [claim('prod-euw1', 'sub')]: subject('payments', 'ledger-shadow'),
            },
          },
        },
      ],
    },
    inline: {
      export: document(
        ['Read', 'dynamodb:Query', table('eu-west-1', 'ledger-entries')],
        ['Write', 's3:PutObject', objects('fernhollow-ledger-exports')],
      ),
    },
    tags: terraform('team-checkout'),
    lastUsed: used('2026-11-22'),
  },
  {
    account: SHARED,
    name: 'lake-ingest',
    created: '2026-01-20',
    boundary: true,
    trust: exact(SHARED, 'prod-euw1', 'insight', 'lake-ingest', {
      Sid: 'LakeIngest',
      audience: LAKE_AUDIENCE,
    }),
    managed: ['lake-raw-zone-write'],
    tags: { ...terraform('team-data', 'lake-ingest'), CostCentre: 'cc-340' },
    lastUsed: used('2026-11-23'),
  },
  {
    account: SHARED,
    name: 'media-archiver',
    created: '2026-10-13',
    boundary: true,
    trust: exact(SHARED, 'prod-euw1', 'storefront', 'media-archiver'),
    inline: {
      archive: document([
        'Archive',
        ['s3:AbortMultipartUpload', 's3:PutObject'],
        objects('fernhollow-media-archive'),
      ]),
    },
    tags: terraform('team-storefront', 'media-archiver'),
  },
  {
    account: SHARED,
    name: 'carrier-gateway',
    created: '2026-10-25',
    boundary: true,
    // The trust is right, but the account never registered the cluster's issuer.
    trust: exact(SHARED, 'prod-use1', 'fulfilment', 'carrier-gateway'),
    inline: {
      labels: document([
        'Labels',
        ['s3:GetObject', 's3:PutObject'],
        objects('fernhollow-shipping-labels'),
      ]),
    },
    tags: terraform('team-fulfilment', 'carrier-gateway'),
  },
  {
    account: SHARED,
    name: 'loyalty-service-staging',
    created: '2026-09-29',
    boundary: true,
    trust: exact(SHARED, 'staging-euw1', 'storefront', 'loyalty-service'),
    inline: {
      points: document([
        'Points',
        ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        table('eu-west-1', 'loyalty-points-staging', SHARED),
      ]),
    },
    tags: terraform('team-storefront', 'loyalty-service'),
    lastUsed: used('2026-11-20'),
  },
  {
    account: SHARED,
    name: 'demand-forecast-staging',
    created: '2026-10-27',
    boundary: true,
    trust: podIdentityExact('staging-euw1', 'insight', 'demand-forecast'),
    inline: {
      training: document([
        'Training',
        ['s3:GetObject', 's3:PutObject'],
        objects('fernhollow-forecast-staging'),
      ]),
    },
    tags: terraform('team-data', 'demand-forecast'),
    lastUsed: used('2026-11-19'),
  },
  {
    account: SHARED,
    name: 'sales-report-staging',
    created: '2026-01-13',
    boundary: true,
    trust: exact(SHARED, 'staging-euw1', 'insight', 'sales-report'),
    inline: {
      reports: document([
        'Reports',
        's3:PutObject',
        objects('fernhollow-reports-staging', 'sales/'),
      ]),
    },
    tags: terraform('team-data'),
    lastUsed: used('2026-09-02'),
  },
];

/** The account's own name of the stack that eksctl made for the controller's service account. */
export const EKSCTL_CONTROLLER_ROLE =
  'eksctl-prod-use1-addon-iamserviceaccount-kube-Role1-Kq2vTz7dWmXe';

/** Roles of the platform team's controllers, of clusters, nodes, delivery and people. */
const PLATFORM_ROLES = [
  {
    account: PRODUCTION,
    name: 'prod-euw1-vpc-cni',
    created: '2025-03-12',
    trust: exact(PRODUCTION, 'prod-euw1', 'kube-system', 'aws-node'),
    managed: ['AmazonEKS_CNI_Policy'],
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'prod-euw1-aws-load-balancer-controller',
    created: '2025-03-13',
    trust: exact(
      PRODUCTION,
      'prod-euw1',
      'kube-system',
      'aws-load-balancer-controller',
    ),
    managed: ['prod-euw1-aws-load-balancer-controller'],
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: EKSCTL_CONTROLLER_ROLE,
    created: '2026-06-03',
    trust: exact(
      PRODUCTION,
      'prod-use1',
      'kube-system',
      'aws-load-balancer-controller',
    ),
    inline: {
      'eksctl-prod-use1-addon-iamserviceaccount-kube-system-aws-load-balancer-controller-Policy1':
        document([
          'LoadBalancersOfTheCluster',
          [
            'elasticloadbalancing:CreateTargetGroup',
            'elasticloadbalancing:ModifyTargetGroup',
            'elasticloadbalancing:RegisterTargets',
          ],
          `arn:aws:elasticloadbalancing:us-east-1:${PRODUCTION}:*`,
        ]),
    },
    tags: {
      'alpha.eksctl.io/cluster-name': 'prod-use1',
      'alpha.eksctl.io/iamserviceaccount-name':
        'kube-system/aws-load-balancer-controller',
      'aws:cloudformation:logical-id': 'Role1',
      'aws:cloudformation:stack-name':
        'eksctl-prod-use1-addon-iamserviceaccount-kube-system-aws-load-balancer-controller',
    },
    lastUsed: used('2026-11-23', 'us-east-1'),
  },
  {
    account: PRODUCTION,
    name: 'prod-euw1-external-dns',
    created: '2025-03-13',
    trust: exact(PRODUCTION, 'prod-euw1', 'kube-system', 'external-dns'),
    inline: {
      records: document(
        [
          'Change',
          'route53:ChangeResourceRecordSets',
          'arn:aws:route53:::hostedzone/Z0EXAMPLE4FERNHOLLOW',
        ],
        [
          'Find',
          ['route53:ListHostedZones', 'route53:ListResourceRecordSets'],
          '*',
        ],
      ),
    },
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'prod-euw1-cert-manager',
    created: '2025-03-13',
    trust: exact(PRODUCTION, 'prod-euw1', 'cert-manager', 'cert-manager'),
    inline: {
      challenges: document(
        [
          'Challenges',
          'route53:ChangeResourceRecordSets',
          'arn:aws:route53:::hostedzone/Z0EXAMPLE4FERNHOLLOW',
        ],
        ['Propagation', 'route53:GetChange', 'arn:aws:route53:::change/*'],
      ),
    },
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-21'),
  },
  {
    account: PRODUCTION,
    name: 'prod-euw1-karpenter',
    created: '2026-05-19',
    trust: podIdentity({
      ArnEquals: { 'aws:SourceArn': CLUSTERS['prod-euw1'].arn },
      StringEquals: { 'aws:SourceAccount': PRODUCTION },
    }),
    inline: {
      fleet: document(
        [
          'Launch',
          ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:TerminateInstances'],
          `arn:aws:ec2:eu-west-1:${PRODUCTION}:*`,
        ],
        ['NodeRole', 'iam:PassRole', roleArn(PRODUCTION, 'prod-euw1-node')],
        ['Prices', ['ec2:Describe*', 'pricing:GetProducts'], '*'],
      ),
    },
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  {
    account: PRODUCTION,
    name: 'prod-euw1-ebs-csi',
    created: '2026-05-19',
    trust: podIdentityExact(
      'prod-euw1',
      'kube-system',
      'ebs-csi-controller-sa',
    ),
    managed: ['AmazonEBSCSIDriverPolicy'],
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  ...Object.values(CLUSTERS).flatMap(({ name, account, region, created }) => [
    {
      account,
      name: `${name}-cluster`,
      created: created.slice(0, 10),
      trust: service('eks.amazonaws.com'),
      managed: ['AmazonEKSClusterPolicy'],
      tags: terraform('team-platform'),
      lastUsed: used('2026-11-23', region),
    },
    {
      account,
      name: `${name}-node`,
      created: created.slice(0, 10),
      trust: service('ec2.amazonaws.com'),
      managed: [
        'AmazonEC2ContainerRegistryPullOnly',
        'AmazonEKSWorkerNodePolicy',
        ...(name === 'prod-euw1' ? [] : ['AmazonEKS_CNI_Policy']),
      ],
      instanceProfile: true,
      tags: terraform('team-platform'),
      lastUsed: used('2026-11-23', region),
    },
  ]),
  {
    account: PRODUCTION,
    name: 'delivery',
    created: '2025-04-01',
    trust: {
      Version: VERSION,
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Federated: `arn:aws:iam::${PRODUCTION}:oidc-provider/ci.fernhollow.example`,
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'ci.fernhollow.example:aud': DEFAULT_AUDIENCE,
              'ci.fernhollow.example:sub':
                'project:shop/infrastructure:branch:main',
            },
          },
        },
      ],
    },
    inline: {
      images: document([
        'Push',
        ['ecr:CompleteLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'],
        `arn:aws:ecr:eu-west-1:${SHARED}:repository/*`,
      ]),
      key: document([
        'SigningKey',
        ['kms:Sign'],
        key('eu-west-1', 'a9d1f7c3-52e8-4b06-8c5d-61e0f3b7d294'),
      ]),
    },
    tags: terraform('team-platform'),
    lastUsed: used('2026-11-23'),
  },
  ...[PRODUCTION, SHARED].flatMap(account => [
    {
      account,
      name: 'break-glass',
      created: '2025-02-03',
      trust: people(account),
      managed: ['AdministratorAccess'],
      tags: { Team: 'team-platform' },
      lastUsed: account === PRODUCTION ? used('2026-08-30') : undefined,
    },
    {
      account,
      name: 'AWSServiceRoleForAmazonEKS',
      path: '/aws-service-role/eks.amazonaws.com/',
      created: '2025-02-04',
      trust: service('eks.amazonaws.com'),
      managed: ['AmazonEKSServiceRolePolicy'],
      lastUsed: used('2026-11-23'),
    },
  ]),
  {
    account: PRODUCTION,
    name: 'AWSServiceRoleForAmazonEKSNodegroup',
    path: '/aws-service-role/eks-nodegroup.amazonaws.com/',
    created: '2025-03-11',
    trust: service('eks-nodegroup.amazonaws.com'),
    managed: ['AWSServiceRoleForAmazonEKSNodegroup'],
    lastUsed: used('2026-11-23'),
  },
];

/** Every IAM role of the estate. */
export const ROLES = [...WORKLOAD_ROLES, ...PLATFORM_ROLES];
