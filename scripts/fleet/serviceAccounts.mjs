import { LAKE_AUDIENCE, PRODUCTION, SHARED, roleArn } from './company.mjs';
import { EKSCTL_CONTROLLER_ROLE } from './roles.mjs';

const production = (name, path) => roleArn(PRODUCTION, name, path);
const shared = name => roleArn(SHARED, name);

/**
 * Namespaces of each cluster; `team` is the group that deploys there. `iam.amazonaws.com/allowed-roles` is what kube2iam
 * left behind, `iam.amazonaws.com/permitted` what kiam did.
 */
export const NAMESPACES = {
  'prod-euw1': [
    { name: 'cert-manager' },
    { name: 'default' },
    {
      name: 'fulfilment',
      team: 'team-fulfilment',
      annotations: { 'iam.amazonaws.com/allowed-roles': '["erp-bridge"]' },
    },
    { name: 'insight', team: 'team-data' },
    { name: 'kube-node-lease' },
    { name: 'kube-public' },
    { name: 'kube-system' },
    {
      name: 'payments',
      team: 'team-checkout',
      annotations: { 'iam.amazonaws.com/permitted': 'address-lookup' },
    },
    { name: 'pricing', team: 'team-storefront' },
    { name: 'risk', team: 'team-checkout' },
    { name: 'storefront', team: 'team-storefront' },
    { name: 'storefront-sandbox', team: 'team-storefront' },
  ],
  'prod-use1': [
    { name: 'default' },
    { name: 'fulfilment', team: 'team-fulfilment' },
    { name: 'kube-node-lease' },
    { name: 'kube-public' },
    { name: 'kube-system' },
    { name: 'payments', team: 'team-checkout' },
  ],
  'staging-euw1': [
    { name: 'default' },
    { name: 'insight', team: 'team-data' },
    { name: 'kube-node-lease' },
    { name: 'kube-public' },
    { name: 'kube-system' },
    { name: 'storefront', team: 'team-storefront' },
  ],
};

/**
 * Service accounts beside `default`, which every namespace has. `role` is the annotation's value as it stands in the cluster;
 * `annotated` is the day on which it was written, when that is not the day of creation.
 */
export const SERVICE_ACCOUNTS = {
  'prod-euw1': [
    {
      namespace: 'cert-manager',
      name: 'cert-manager',
      created: '2025-03-13',
      role: production('prod-euw1-cert-manager'),
      manager: 'helm',
    },
    {
      namespace: 'fulfilment',
      name: 'parcel-events',
      created: '2026-05-12',
      role: production('shop-events'),
    },
    {
      namespace: 'fulfilment',
      name: 'planner-api',
      created: '2026-02-10',
      role: production('planner-api'),
    },
    {
      namespace: 'fulfilment',
      name: 'planner-export',
      created: '2026-10-06',
      role: production('planner-export'),
    },
    {
      namespace: 'fulfilment',
      name: 'planner-solver',
      created: '2026-02-10',
      role: production('planner-solver'),
    },
    // Moved to EKS Pod Identity in November; the annotation stayed.
    {
      namespace: 'fulfilment',
      name: 'returns-service',
      created: '2026-03-17',
      role: production('returns-service'),
    },
    {
      namespace: 'fulfilment',
      name: 'shipment-tracker',
      created: '2026-04-14',
      annotated: '2026-11-18',
      role: production('shipment-tracker'),
    },
    { namespace: 'fulfilment', name: 'stock-feed', created: '2025-07-08' },
    {
      namespace: 'insight',
      name: 'clickstream',
      created: '2026-05-12',
      role: production('shop-events'),
    },
    {
      namespace: 'insight',
      name: 'data-console',
      created: '2026-06-23',
      role: production('data-console'),
    },
    {
      namespace: 'insight',
      name: 'lake-ingest',
      created: '2026-01-20',
      role: shared('lake-ingest'),
      audience: LAKE_AUDIENCE,
    },
    {
      namespace: 'insight',
      name: 'sales-report',
      created: '2026-01-13',
      role: production('sales-report'),
    },
    {
      namespace: 'kube-system',
      name: 'aws-load-balancer-controller',
      created: '2025-03-13',
      role: production('prod-euw1-aws-load-balancer-controller'),
      manager: 'helm',
    },
    {
      namespace: 'kube-system',
      name: 'aws-node',
      created: '2025-03-11',
      role: production('prod-euw1-vpc-cni'),
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'coredns',
      created: '2025-03-11',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'ebs-csi-controller-sa',
      created: '2026-05-19',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'external-dns',
      created: '2025-03-13',
      role: production('prod-euw1-external-dns'),
      manager: 'helm',
    },
    {
      namespace: 'kube-system',
      name: 'karpenter',
      created: '2026-05-19',
      manager: 'helm',
    },
    {
      namespace: 'kube-system',
      name: 'kube-proxy',
      created: '2025-03-11',
      manager: 'eks',
    },
    {
      namespace: 'payments',
      name: 'address-validator',
      created: '2026-10-06',
      role: production('address-validator'),
    },
    {
      namespace: 'payments',
      name: 'invoice-renderer',
      created: '2025-12-02',
      annotated: '2026-11-04',
      role: production('invoice-renderer'),
    },
    {
      namespace: 'payments',
      name: 'ledger-export',
      created: '2026-03-03',
      role: production('ledger-export'),
    },
    {
      namespace: 'payments',
      name: 'notification-hub',
      created: '2025-10-21',
      role: production('notification-hub'),
    },
    {
      namespace: 'payments',
      name: 'order-events',
      created: '2026-05-12',
      role: production('shop-events'),
    },
    { namespace: 'payments', name: 'order-service', created: '2026-07-14' },
    {
      namespace: 'payments',
      name: 'payments-api',
      created: '2025-09-30',
      role: production('payments-api'),
    },
    {
      namespace: 'pricing',
      name: 'price-importer',
      created: '2025-08-05',
      role: production('pricing-engine'),
    },
    {
      namespace: 'pricing',
      name: 'pricing-engine',
      created: '2025-08-05',
      role: production('pricing-engine'),
    },
    {
      namespace: 'risk',
      name: 'fraud-scoring',
      created: '2025-11-25',
      role: production('fraud-scoring', '/risk/'),
    },
    {
      namespace: 'storefront',
      name: 'feed-exporter',
      created: '2026-10-08',
      role: production('feed-exporter'),
    },
    {
      namespace: 'storefront',
      name: 'image-resizer',
      created: '2026-10-20',
      role: production('image-resizer'),
    },
    {
      namespace: 'storefront',
      name: 'media-archiver',
      created: '2026-10-13',
      role: shared('media-archiver'),
    },
    {
      namespace: 'storefront',
      name: 'product-search',
      created: '2025-06-17',
      role: production('product-search'),
    },
    // Left behind when the last garden shop closed; somebody took the annotation off.
    { namespace: 'storefront', name: 'store-locator', created: '2025-04-15' },
    {
      namespace: 'storefront',
      name: 'voucher-service',
      created: '2026-07-07',
      role: production('voucher-service'),
    },
    // For trying things out; anybody in the team may add to it.
    {
      namespace: 'storefront-sandbox',
      name: 'playground',
      created: '2026-08-18',
    },
  ],
  'prod-use1': [
    {
      namespace: 'fulfilment',
      name: 'carrier-gateway',
      created: '2026-10-25',
      role: shared('carrier-gateway'),
    },
    {
      namespace: 'fulfilment',
      name: 'label-printer',
      created: '2026-06-16',
      // One colon too many.
      role: `arn:aws:iam::${PRODUCTION}::role/label-printer`,
    },
    {
      namespace: 'kube-system',
      name: 'aws-load-balancer-controller',
      created: '2026-06-03',
      role: production(EKSCTL_CONTROLLER_ROLE),
      manager: 'eksctl',
    },
    {
      namespace: 'kube-system',
      name: 'aws-node',
      created: '2026-06-02',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'coredns',
      created: '2026-06-02',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'kube-proxy',
      created: '2026-06-02',
      manager: 'eks',
    },
    {
      namespace: 'payments',
      name: 'notification-hub',
      created: '2026-06-09',
      role: production('notification-hub'),
    },
    {
      namespace: 'payments',
      name: 'refund-worker',
      created: '2026-10-06',
      role: production('refund-worker'),
    },
  ],
  'staging-euw1': [
    { namespace: 'insight', name: 'demand-forecast', created: '2026-10-27' },
    {
      namespace: 'insight',
      name: 'sales-report',
      created: '2026-01-13',
      role: shared('sales-report-staging'),
    },
    {
      namespace: 'kube-system',
      name: 'aws-node',
      created: '2025-02-04',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'coredns',
      created: '2025-02-04',
      manager: 'eks',
    },
    {
      namespace: 'kube-system',
      name: 'kube-proxy',
      created: '2025-02-04',
      manager: 'eks',
    },
    {
      namespace: 'storefront',
      name: 'loyalty-service',
      created: '2026-09-29',
      role: shared('loyalty-service-staging'),
    },
  ],
};

/** EKS Pod Identity associations; `addon` owns its own. */
export const ASSOCIATIONS = {
  'prod-euw1': [
    {
      namespace: 'fulfilment',
      serviceAccount: 'returns-service',
      role: production('returns-service'),
      created: '2026-11-11',
    },
    {
      namespace: 'kube-system',
      serviceAccount: 'ebs-csi-controller-sa',
      role: production('prod-euw1-ebs-csi'),
      created: '2026-05-19',
      addon: 'aws-ebs-csi-driver',
    },
    {
      namespace: 'kube-system',
      serviceAccount: 'karpenter',
      role: production('prod-euw1-karpenter'),
      created: '2026-05-19',
    },
    {
      namespace: 'payments',
      serviceAccount: 'order-service',
      role: production('order-service'),
      created: '2026-07-14',
    },
  ],
  'prod-use1': [],
  'staging-euw1': [
    {
      namespace: 'insight',
      serviceAccount: 'demand-forecast',
      role: shared('demand-forecast-staging'),
      created: '2026-10-27',
    },
  ],
};

/** EKS add-ons. */
export const ADDONS = {
  'prod-euw1': [
    { name: 'aws-ebs-csi-driver', version: 'v1.48.0-eksbuild.1' },
    { name: 'coredns', version: 'v1.12.4-eksbuild.1' },
    { name: 'eks-pod-identity-agent', version: 'v1.3.10-eksbuild.1' },
    { name: 'kube-proxy', version: 'v1.34.1-eksbuild.2' },
    {
      name: 'vpc-cni',
      version: 'v1.20.4-eksbuild.2',
      role: production('prod-euw1-vpc-cni'),
    },
  ],
  'prod-use1': [
    { name: 'coredns', version: 'v1.12.4-eksbuild.1' },
    { name: 'kube-proxy', version: 'v1.34.1-eksbuild.2' },
    { name: 'vpc-cni', version: 'v1.20.4-eksbuild.2' },
  ],
  'staging-euw1': [
    { name: 'coredns', version: 'v1.13.1-eksbuild.1' },
    { name: 'eks-pod-identity-agent', version: 'v1.3.10-eksbuild.1' },
    { name: 'kube-proxy', version: 'v1.35.0-eksbuild.1' },
    { name: 'vpc-cni', version: 'v1.21.0-eksbuild.1' },
  ],
};
