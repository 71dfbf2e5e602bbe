import { CLUSTERS, PRODUCTION, roleArn } from './company.mjs';

/** Environment of a container, as `{ NAME: value }`; a value that is no text says where the value comes from. */
const LOGGING = { LOG_FORMAT: 'json', LOG_LEVEL: 'info' };

/** A variable whose value is in a Secret, of which only the name is here. */
const fromSecret = (name, key) => ({ secretKeyRef: { key, name } });

/** Workloads of the add-ons and controllers in one cluster. */
function platform(cluster, { rolledOut, agent }) {
  const nodes = CLUSTERS[cluster].nodes.length;
  const base = { namespace: 'kube-system', rolledOut, kind: 'Deployment' };
  return [
    {
      ...base,
      kind: 'DaemonSet',
      name: 'aws-node',
      serviceAccount: 'aws-node',
      replicas: nodes,
      image: 'mirror/amazon-k8s-cni:v1.20.4-eksbuild.2',
      labels: { 'k8s-app': 'aws-node' },
      hostNetwork: true,
      priority: 'system-node-critical',
    },
    {
      ...base,
      kind: 'DaemonSet',
      name: 'kube-proxy',
      serviceAccount: 'kube-proxy',
      replicas: nodes,
      image: 'mirror/kube-proxy:v1.34.1-eksbuild.2',
      labels: { 'k8s-app': 'kube-proxy' },
      hostNetwork: true,
      priority: 'system-node-critical',
    },
    ...(agent
      ? [
          {
            ...base,
            kind: 'DaemonSet',
            name: 'eks-pod-identity-agent',
            replicas: nodes,
            image: 'mirror/eks-pod-identity-agent:v0.1.34',
            args: [
              'server',
              '--port',
              '80',
              '--cluster-name',
              cluster,
              '--probe-port',
              '2703',
            ],
            labels: {
              'app.kubernetes.io/instance': 'eks-pod-identity-agent',
              'app.kubernetes.io/name': 'eks-pod-identity-agent',
            },
            env: { AWS_REGION: CLUSTERS[cluster].region },
            hostNetwork: true,
            priority: 'system-node-critical',
          },
        ]
      : []),
    {
      ...base,
      name: 'coredns',
      serviceAccount: 'coredns',
      replicas: 2,
      image: 'mirror/coredns:v1.12.4-eksbuild.1',
      labels: { 'k8s-app': 'kube-dns' },
      priority: 'system-cluster-critical',
    },
  ];
}

const controller = (name, options) => ({
  kind: 'Deployment',
  namespace: 'kube-system',
  name,
  serviceAccount: name,
  labels: {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/name': name,
  },
  ...options,
});

/** A workload of a component that the catalog finds by the label of the Backstage Kubernetes plugin. */
const component = (id, options) => ({
  kind: 'Deployment',
  name: id,
  image: `shop/${options.name ?? id}:${options.tag}`,
  // The company's chart leaves the token for the Kubernetes API out of pods, unless a program says that it needs it.
  automount: false,
  ...options,
  labels: {
    'app.kubernetes.io/name': options.name ?? id,
    'backstage.io/kubernetes-id': id,
    ...options.labels,
  },
  env: { ...LOGGING, ...options.env },
});

/**
 * What runs in each cluster. `rolledOut` is the day on which the running pods were created.
 */
export const WORKLOADS = {
  'prod-euw1': [
    ...platform('prod-euw1', { rolledOut: '2026-11-09', agent: true }),
    controller('aws-load-balancer-controller', {
      replicas: 2,
      rolledOut: '2026-11-09',
      image: 'mirror/aws-load-balancer-controller:v2.14.1',
      args: ['--cluster-name=prod-euw1', '--ingress-class=alb'],
    }),
    controller('ebs-csi-controller', {
      serviceAccount: 'ebs-csi-controller-sa',
      replicas: 2,
      rolledOut: '2026-11-09',
      image: 'mirror/aws-ebs-csi-driver:v1.48.0',
      args: ['controller', '--endpoint=unix:///csi/csi.sock'],
    }),
    controller('external-dns', {
      replicas: 1,
      rolledOut: '2026-11-09',
      image: 'mirror/external-dns:v0.19.0',
      args: ['--provider=aws', '--source=ingress', '--registry=txt'],
    }),
    controller('karpenter', {
      replicas: 2,
      rolledOut: '2026-11-10',
      image: 'mirror/karpenter-controller:1.8.1',
      env: { CLUSTER_NAME: 'prod-euw1' },
    }),
    controller('cert-manager', {
      namespace: 'cert-manager',
      replicas: 1,
      rolledOut: '2026-11-09',
      image: 'mirror/cert-manager-controller:v1.19.1',
      args: ['--v=2', '--leader-election-namespace=cert-manager'],
    }),

    component('payments-api', {
      namespace: 'payments',
      serviceAccount: 'payments-api',
      replicas: 4,
      rolledOut: '2026-11-19',
      previous: '2026-11-12',
      tag: '2026.11.19',
      env: { LEDGER_TABLE: 'ledger-entries' },
    }),
    component('order-service', {
      namespace: 'payments',
      serviceAccount: 'order-service',
      replicas: 3,
      rolledOut: '2026-11-17',
      tag: '2026.11.17',
      env: { ORDERS_TABLE: 'orders' },
    }),
    component('notification-hub', {
      namespace: 'payments',
      serviceAccount: 'notification-hub',
      replicas: 2,
      rolledOut: '2026-11-11',
      tag: '2026.11.11',
      env: { SENDER: 'orders@mail.fernhollow.example' },
    }),
    component('invoice-renderer', {
      namespace: 'payments',
      serviceAccount: 'invoice-renderer',
      replicas: 2,
      rolledOut: '2026-11-05',
      tag: '2026.11.5',
      env: { INVOICE_BUCKET: 'fernhollow-invoices' },
      crashing: true,
    }),
    {
      kind: 'Deployment',
      namespace: 'payments',
      name: 'ledger-export',
      serviceAccount: 'ledger-export',
      replicas: 1,
      rolledOut: '2026-10-29',
      image: 'shop/ledger-export:2026.10.29',
      automount: false,
      labels: { 'app.kubernetes.io/name': 'ledger-export' },
      env: LOGGING,
    },
    {
      kind: 'Job',
      namespace: 'payments',
      name: 'ledger-backfill',
      serviceAccount: 'ledger-export',
      rolledOut: '2026-11-16',
      image: 'shop/ledger-export:2026.10.29',
      automount: false,
      args: ['backfill', '--from=2026-10-01'],
      labels: { 'app.kubernetes.io/name': 'ledger-backfill' },
      env: LOGGING,
    },
    {
      kind: 'Pod',
      namespace: 'payments',
      name: 'ledger-console',
      serviceAccount: 'ledger-export',
      rolledOut: '2026-11-20',
      image: 'shop/ledger-export:2026.10.29',
      automount: false,
      args: ['sleep', '86400'],
      labels: { run: 'ledger-console' },
      env: {},
    },

    component('order-events', {
      namespace: 'payments',
      serviceAccount: 'order-events',
      replicas: 2,
      rolledOut: '2026-11-12',
      tag: '2026.11.12',
      env: { EVENT_STREAM: 'shop-events' },
    }),
    component('address-validator', {
      namespace: 'payments',
      serviceAccount: 'address-validator',
      replicas: 2,
      rolledOut: '2026-11-10',
      tag: '2026.11.10',
      // Moved to a role of its service account in October; the annotation for kiam stayed.
      podAnnotations: { 'iam.amazonaws.com/role': 'address-lookup' },
      env: { ADDRESS_BUCKET: 'fernhollow-addresses' },
    }),

    component('voucher-service', {
      namespace: 'storefront',
      serviceAccount: 'voucher-service',
      replicas: 2,
      rolledOut: '2026-11-13',
      tag: '2026.11.13',
      env: { VOUCHER_TABLE: 'vouchers' },
    }),
    component('image-resizer', {
      namespace: 'storefront',
      serviceAccount: 'image-resizer',
      replicas: 2,
      rolledOut: '2026-11-04',
      tag: '2026.11.4',
      env: {
        AWS_ROLE_ARN: roleArn(PRODUCTION, 'image-resizer'),
        IMAGE_BUCKET: 'fernhollow-images',
      },
    }),
    component('feed-exporter', {
      namespace: 'storefront',
      serviceAccount: 'feed-exporter',
      replicas: 1,
      rolledOut: '2026-10-20',
      tag: '2026.10.20',
      env: {
        AWS_ACCESS_KEY_ID: fromSecret('feed-exporter-keys', 'id'),
        AWS_SECRET_ACCESS_KEY: fromSecret('feed-exporter-keys', 'secret'),
        FEED_BUCKET: 'fernhollow-product-feeds',
      },
    }),
    component('product-search', {
      namespace: 'storefront',
      serviceAccount: 'product-search',
      replicas: 4,
      rolledOut: '2026-11-18',
      tag: '2026.11.18',
    }),
    component('media-archiver', {
      namespace: 'storefront',
      serviceAccount: 'media-archiver',
      replicas: 1,
      rolledOut: '2026-10-14',
      tag: '2026.10.14',
      env: { ARCHIVE_BUCKET: 'fernhollow-media-archive' },
      crashing: true,
    }),
    component('help-centre', {
      namespace: 'storefront',
      name: 'help-centre-web',
      replicas: 2,
      rolledOut: '2026-11-03',
      tag: '2026.11.3',
    }),
    component('help-centre', {
      namespace: 'storefront',
      name: 'help-centre-index',
      replicas: 1,
      rolledOut: '2026-11-03',
      tag: '2026.11.3',
    }),

    {
      kind: 'Deployment',
      namespace: 'pricing',
      name: 'pricing-engine',
      serviceAccount: 'pricing-engine',
      replicas: 2,
      rolledOut: '2026-11-12',
      image: 'shop/pricing-engine:2026.11.12',
      automount: false,
      // Found by a label selector, so it has no label of the Backstage Kubernetes plugin.
      labels: {
        'app.kubernetes.io/component': 'engine',
        'app.kubernetes.io/name': 'pricing-engine',
        'app.kubernetes.io/part-of': 'pricing',
      },
      env: { ...LOGGING, PRICE_BUCKET: 'fernhollow-price-lists' },
    },
    {
      kind: 'CronJob',
      namespace: 'pricing',
      name: 'price-importer',
      serviceAccount: 'price-importer',
      schedule: '40 * * * *',
      runs: ['2026-11-23T05:40:00Z'],
      image: 'shop/price-importer:2026.9.1',
      automount: false,
      labels: {
        'app.kubernetes.io/component': 'importer',
        'app.kubernetes.io/name': 'price-importer',
        'app.kubernetes.io/part-of': 'pricing',
      },
      env: { ...LOGGING, PRICE_BUCKET: 'fernhollow-price-lists' },
    },

    component('shipment-tracker', {
      namespace: 'fulfilment',
      serviceAccount: 'shipment-tracker',
      replicas: 3,
      // Sixteen days before the service account was annotated.
      rolledOut: '2026-11-02',
      tag: '2026.11.2',
      env: { SHIPMENTS_TABLE: 'shipments' },
    }),
    component('fulfilment-planner', {
      namespace: 'fulfilment',
      name: 'planner-api',
      serviceAccount: 'planner-api',
      replicas: 2,
      rolledOut: '2026-11-10',
      tag: '2026.11.10',
      labels: { 'app.kubernetes.io/part-of': 'fulfilment-planner' },
    }),
    component('fulfilment-planner', {
      kind: 'StatefulSet',
      namespace: 'fulfilment',
      name: 'planner-solver',
      serviceAccount: 'planner-solver',
      // Its replicas elect a leader through the Kubernetes API.
      automount: true,
      replicas: 2,
      rolledOut: '2026-11-10',
      tag: '2026.11.10',
      labels: { 'app.kubernetes.io/part-of': 'fulfilment-planner' },
    }),
    component('fulfilment-planner', {
      namespace: 'fulfilment',
      name: 'planner-export',
      serviceAccount: 'planner-export',
      replicas: 1,
      rolledOut: '2026-11-10',
      tag: '2026.11.10',
      labels: { 'app.kubernetes.io/part-of': 'fulfilment-planner' },
      crashing: true,
    }),
    component('parcel-events', {
      namespace: 'fulfilment',
      serviceAccount: 'parcel-events',
      replicas: 2,
      rolledOut: '2026-11-12',
      tag: '2026.11.12',
      env: { EVENT_STREAM: 'shop-events' },
    }),
    component('returns-service', {
      namespace: 'fulfilment',
      serviceAccount: 'returns-service',
      replicas: 2,
      rolledOut: '2026-11-16',
      tag: '2026.11.16',
      env: { RETURNS_TABLE: 'returns' },
    }),
    component('stock-feed', {
      namespace: 'fulfilment',
      serviceAccount: 'stock-feed',
      replicas: 1,
      rolledOut: '2026-10-22',
      tag: '2026.10.22',
      env: { AWS_REGION: 'eu-west-1' },
    }),
    component('legacy-erp-bridge', {
      namespace: 'fulfilment',
      replicas: 1,
      rolledOut: '2026-04-09',
      tag: '2024.2.0',
      podAnnotations: { 'iam.amazonaws.com/role': 'erp-bridge' },
      env: { TRANSFER_BUCKET: 'fernhollow-erp-transfer' },
    }),

    component('clickstream', {
      namespace: 'insight',
      serviceAccount: 'clickstream',
      replicas: 2,
      rolledOut: '2026-11-12',
      tag: '2026.11.12',
      env: { EVENT_STREAM: 'shop-events' },
    }),
    component('data-console', {
      namespace: 'insight',
      serviceAccount: 'data-console',
      replicas: 1,
      rolledOut: '2026-11-05',
      tag: '2026.11.5',
    }),
    component('lake-ingest', {
      namespace: 'insight',
      serviceAccount: 'lake-ingest',
      replicas: 2,
      rolledOut: '2026-11-13',
      tag: '2026.11.13',
      env: { RAW_BUCKET: 'fernhollow-lake-raw' },
    }),
    component('sales-report', {
      kind: 'CronJob',
      namespace: 'insight',
      serviceAccount: 'sales-report',
      schedule: '15 2 * * *',
      runs: ['2026-11-22T02:15:00Z', '2026-11-23T02:15:00Z'],
      tag: '2026.11.1',
      env: { REPORT_BUCKET: 'fernhollow-reports' },
    }),

    {
      kind: 'StatefulSet',
      namespace: 'risk',
      name: 'fraud-scoring',
      serviceAccount: 'fraud-scoring',
      replicas: 3,
      rolledOut: '2026-11-06',
      image: 'shop/fraud-scoring:2026.11.6',
      automount: false,
      // The catalog names the service account outright, so no label of the Backstage Kubernetes plugin is needed.
      labels: { 'app.kubernetes.io/name': 'fraud-scoring' },
      env: { ...LOGGING, MODEL_BUCKET: 'fernhollow-risk-models' },
    },
  ],

  'prod-use1': [
    ...platform('prod-use1', { rolledOut: '2026-11-10', agent: false }),
    controller('aws-load-balancer-controller', {
      replicas: 2,
      rolledOut: '2026-11-10',
      image: 'mirror/aws-load-balancer-controller:v2.14.1',
      args: ['--cluster-name=prod-use1', '--ingress-class=alb'],
    }),
    component('refund-worker', {
      namespace: 'payments',
      serviceAccount: 'refund-worker',
      replicas: 3,
      rolledOut: '2026-11-14',
      tag: '2026.11.14',
      env: { REFUND_QUEUE: 'refunds' },
      crashing: true,
    }),
    component('notification-hub', {
      namespace: 'payments',
      serviceAccount: 'notification-hub',
      replicas: 2,
      rolledOut: '2026-11-11',
      tag: '2026.11.11',
      env: { SENDER: 'orders@mail.fernhollow.example' },
    }),
    component('carrier-gateway', {
      namespace: 'fulfilment',
      serviceAccount: 'carrier-gateway',
      replicas: 3,
      rolledOut: '2026-11-17',
      tag: '2026.11.17',
      env: { LABEL_BUCKET: 'fernhollow-shipping-labels' },
    }),
    component('label-printer', {
      namespace: 'fulfilment',
      serviceAccount: 'label-printer',
      replicas: 2,
      rolledOut: '2026-10-30',
      tag: '2026.10.30',
      env: { LABEL_QUEUE: 'labels-to-print' },
    }),
  ],

  'staging-euw1': [
    ...platform('staging-euw1', { rolledOut: '2026-11-16', agent: true }),
    component('loyalty-service', {
      namespace: 'storefront',
      serviceAccount: 'loyalty-service',
      replicas: 1,
      rolledOut: '2026-11-20',
      tag: '2026.11.20-rc.2',
      env: { POINTS_TABLE: 'loyalty-points-staging' },
    }),
    component('demand-forecast', {
      namespace: 'insight',
      serviceAccount: 'demand-forecast',
      replicas: 1,
      rolledOut: '2026-11-18',
      tag: '2026.11.18-rc.1',
      env: { FORECAST_BUCKET: 'fernhollow-forecast-staging' },
    }),
    component('sales-report', {
      kind: 'CronJob',
      namespace: 'insight',
      serviceAccount: 'sales-report',
      schedule: '15 2 * * *',
      suspend: true,
      runs: [],
      tag: '2026.11.1',
      env: { REPORT_BUCKET: 'fernhollow-reports-staging' },
    }),
  ],
};
