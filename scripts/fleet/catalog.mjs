import { COMPANY, DOMAIN, PRODUCTION, SHARED, roleArn } from './company.mjs';

const API_VERSION = 'backstage.io/v1alpha1';

const group = (name, displayName, type, parent, children = []) => ({
  apiVersion: API_VERSION,
  kind: 'Group',
  metadata: { name },
  spec: {
    type,
    profile: { displayName, email: `${name}@${DOMAIN}` },
    ...(parent ? { parent } : {}),
    children,
  },
});

const user = (name, displayName, ...memberOf) => ({
  apiVersion: API_VERSION,
  kind: 'User',
  metadata: { name },
  spec: {
    profile: { displayName, email: `${name}@${DOMAIN}` },
    memberOf,
  },
});

const TEAMS = [
  ['team-checkout', 'Checkout'],
  ['team-data', 'Data'],
  ['team-fulfilment', 'Fulfilment'],
  ['team-platform', 'Platform'],
  ['team-storefront', 'Storefront'],
];

const ORGANIZATION = [
  group(
    'engineering',
    `${COMPANY} engineering`,
    'department',
    undefined,
    TEAMS.map(([name]) => name),
  ),
  ...TEAMS.map(([name, displayName]) =>
    group(name, displayName, 'team', 'engineering'),
  ),
  user('guest', 'Guest', 'team-checkout'),
  user('amara.osei', 'Amara Osei', 'team-checkout'),
  user('bram.visser', 'Bram Visser', 'team-checkout'),
  user('ines.duarte', 'Inês Duarte', 'team-storefront'),
  user('jonas.lindqvist', 'Jonas Lindqvist', 'team-storefront'),
  user('leila.haddad', 'Leila Haddad', 'team-fulfilment'),
  user('mateusz.krol', 'Mateusz Król', 'team-fulfilment'),
  user('priya.raman', 'Priya Raman', 'team-data'),
  user('sofia.marin', 'Sofia Marin', 'team-data'),
  user('tom.becker', 'Tom Becker', 'team-platform'),
  user('yuki.tanaka', 'Yuki Tanaka', 'team-platform'),
];

const domain = (name, description, owner) => ({
  apiVersion: API_VERSION,
  kind: 'Domain',
  metadata: { name, description },
  spec: { owner },
});

const system = (name, description, owner, inDomain) => ({
  apiVersion: API_VERSION,
  kind: 'System',
  metadata: { name, description },
  spec: { owner, domain: inDomain },
});

const SYSTEMS = [
  domain(
    'commerce',
    'Everything a customer sees, up to the paid order.',
    'team-storefront',
  ),
  domain(
    'logistics',
    'From the paid order to the parcel at the door.',
    'team-fulfilment',
  ),
  domain(
    'insight',
    'Data about the shop, and what is made of it.',
    'team-data',
  ),
  system('checkout', 'Takes orders and money.', 'team-checkout', 'commerce'),
  system(
    'storefront',
    'The shop itself: products, prices and help.',
    'team-storefront',
    'commerce',
  ),
  system(
    'fulfilment',
    'Picks, packs and ships.',
    'team-fulfilment',
    'logistics',
  ),
  system(
    'analytics',
    'The data lake, reports and forecasts.',
    'team-data',
    'insight',
  ),
];

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const KUBERNETES_NAMESPACE = 'backstage.io/kubernetes-namespace';
const KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';
const KUBERNETES_LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';

function component(
  name,
  {
    description,
    system: inSystem,
    owner,
    lifecycle,
    type,
    annotations,
    dependsOn,
    tags,
  },
) {
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: {
      name,
      description,
      annotations: annotations ?? { [KUBERNETES_ID]: name },
      ...(tags ? { tags } : {}),
    },
    spec: {
      type: type ?? 'service',
      lifecycle: lifecycle ?? 'production',
      owner,
      system: inSystem,
      ...(dependsOn ? { dependsOn } : {}),
    },
  };
}

const checkout = { system: 'checkout', owner: 'team-checkout' };
const storefront = { system: 'storefront', owner: 'team-storefront' };
const fulfilment = { system: 'fulfilment', owner: 'team-fulfilment' };
const analytics = { system: 'analytics', owner: 'team-data' };

const COMPONENTS = [
  component('payments-api', {
    ...checkout,
    description: 'Takes payments and writes them to the ledger.',
    annotations: {
      [KUBERNETES_ID]: 'payments-api',
      [KUBERNETES_NAMESPACE]: 'payments',
    },
    dependsOn: ['resource:payments-api-role'],
    tags: ['java'],
  }),
  component('order-service', {
    ...checkout,
    description: 'Keeps orders from basket to hand-over to fulfilment.',
    tags: ['java'],
  }),
  component('refund-worker', {
    ...checkout,
    description: 'Works through the queue of refunds.',
    type: 'worker',
    annotations: {
      [KUBERNETES_ID]: 'refund-worker',
      [KUBERNETES_NAMESPACE]: 'payments',
    },
    tags: ['go'],
  }),
  component('invoice-renderer', {
    ...checkout,
    description: 'Renders invoices as PDF files.',
    type: 'worker',
    tags: ['nodejs'],
  }),
  component('notification-hub', {
    ...checkout,
    description: 'Sends order and delivery mails to customers.',
    tags: ['nodejs'],
  }),
  component('fraud-scoring', {
    ...checkout,
    description: 'Scores each payment for the risk of fraud.',
    annotations: {
      'irsa.backstage.io/service-accounts': 'prod-euw1/risk/fraud-scoring',
    },
    tags: ['python'],
  }),
  component('order-events', {
    ...checkout,
    description: 'Publishes what happens to an order.',
    type: 'worker',
    tags: ['java'],
  }),
  component('address-validator', {
    ...checkout,
    description: 'Checks addresses before an order is paid.',
    annotations: {
      [KUBERNETES_ID]: 'address-validator',
      [KUBERNETES_NAMESPACE]: 'payments',
    },
    tags: ['go'],
  }),
  component('voucher-service', {
    ...storefront,
    description: 'Issues and redeems vouchers.',
    tags: ['go'],
  }),
  component('image-resizer', {
    ...storefront,
    description: 'Makes product photos of every size.',
    type: 'worker',
    tags: ['python'],
  }),
  component('feed-exporter', {
    ...storefront,
    description: 'Exports products for price comparison sites.',
    type: 'worker',
    tags: ['nodejs'],
  }),
  component('product-search', {
    ...storefront,
    description: 'Search and suggestions for the shop.',
    tags: ['java'],
  }),
  component('pricing-engine', {
    ...storefront,
    description: 'Computes prices from lists, campaigns and stock.',
    annotations: {
      [KUBERNETES_LABEL_SELECTOR]:
        'app.kubernetes.io/part-of=pricing,app.kubernetes.io/component=engine',
      [KUBERNETES_NAMESPACE]: 'pricing',
    },
    tags: ['go'],
  }),
  component('media-archiver', {
    ...storefront,
    description:
      'Moves product photos that are no longer shown to the archive.',
    type: 'worker',
    tags: ['python'],
  }),
  component('loyalty-service', {
    ...storefront,
    description: 'Points for returning customers, in trial on staging.',
    lifecycle: 'experimental',
    tags: ['go'],
  }),
  component('help-centre', {
    ...storefront,
    description:
      'Articles about plants, orders and returns, with their search.',
    type: 'website',
    annotations: {
      [KUBERNETES_ID]: 'help-centre',
      [KUBERNETES_CLUSTER]: 'prod-euw1',
    },
    tags: ['nodejs'],
  }),
  component('store-locator', {
    ...storefront,
    description: 'Found the nearest garden shop, until the last one closed.',
    type: 'website',
    lifecycle: 'deprecated',
    annotations: {
      [KUBERNETES_ID]: 'store-locator',
      [KUBERNETES_CLUSTER]: 'prod-euw1',
    },
    tags: ['nodejs'],
  }),
  component('shipment-tracker', {
    ...fulfilment,
    description: 'Follows parcels and tells customers where they are.',
    tags: ['go'],
  }),
  component('fulfilment-planner', {
    ...fulfilment,
    description:
      'Plans which warehouse picks which order: interface, solver and export.',
    annotations: {
      [KUBERNETES_ID]: 'fulfilment-planner',
      [KUBERNETES_NAMESPACE]: 'fulfilment',
    },
    tags: ['python'],
  }),
  component('carrier-gateway', {
    ...fulfilment,
    description: 'Books parcels with carriers and keeps their labels.',
    tags: ['java'],
  }),
  component('label-printer', {
    ...fulfilment,
    description: 'Sends shipping labels to the printers of the warehouses.',
    type: 'worker',
    tags: ['go'],
  }),
  component('parcel-events', {
    ...fulfilment,
    description: 'Publishes what happens to a parcel.',
    type: 'worker',
    tags: ['go'],
  }),
  component('returns-service', {
    ...fulfilment,
    description: 'Takes parcels back.',
    tags: ['java'],
  }),
  component('stock-feed', {
    ...fulfilment,
    description: 'Publishes stock levels to the shop every minute.',
    type: 'worker',
    tags: ['python'],
  }),
  component('legacy-erp-bridge', {
    ...fulfilment,
    description: 'Exchanges order files with the old resource planning system.',
    lifecycle: 'deprecated',
    annotations: {
      [KUBERNETES_ID]: 'legacy-erp-bridge',
      [KUBERNETES_NAMESPACE]: 'fulfilment',
    },
    tags: ['java'],
  }),
  component('clickstream', {
    ...analytics,
    description: 'Publishes what visitors of the shop look at.',
    type: 'worker',
    tags: ['nodejs'],
  }),
  component('data-console', {
    ...analytics,
    description: 'Lets analysts run queries and tidy up in the browser.',
    tags: ['python'],
  }),
  component('lake-ingest', {
    ...analytics,
    description: 'Writes events of the shop to the data lake.',
    type: 'worker',
    dependsOn: ['resource:lake-ingest-role'],
    tags: ['python'],
  }),
  component('sales-report', {
    ...analytics,
    description: 'Makes the sales report every night.',
    type: 'job',
    annotations: {
      [KUBERNETES_ID]: 'sales-report',
      [KUBERNETES_CLUSTER]: 'prod-euw1',
    },
    tags: ['python'],
  }),
  component('demand-forecast', {
    ...analytics,
    description: 'Forecasts demand by product and week, in trial on staging.',
    lifecycle: 'experimental',
    tags: ['python'],
  }),
];

const roleResource = (name, description, arn, { owner, system: inSystem }) => ({
  apiVersion: API_VERSION,
  kind: 'Resource',
  metadata: {
    name,
    description,
    annotations: { 'amazon.com/iam-role-arn': arn },
  },
  spec: { type: 'aws-role', owner, system: inSystem },
});

const RESOURCES = [
  roleResource(
    'payments-api-role',
    'The role that payments-api is meant to run as.',
    roleArn(PRODUCTION, 'payments-api'),
    checkout,
  ),
  roleResource(
    'lake-ingest-role',
    'The role that lake-ingest is meant to run as.',
    roleArn(SHARED, 'lake-ingest'),
    analytics,
  ),
];

/** The catalog files by name, each as the entities in it. */
export const CATALOG = {
  'all.yaml': [
    {
      apiVersion: API_VERSION,
      kind: 'Location',
      metadata: {
        name: 'fernhollow',
        description: `The catalog of ${COMPANY}, an invented online shop.`,
      },
      spec: {
        targets: [
          './org.yaml',
          './systems.yaml',
          './components.yaml',
          './resources.yaml',
        ],
      },
    },
  ],
  'components.yaml': COMPONENTS,
  'org.yaml': ORGANIZATION,
  'resources.yaml': RESOURCES,
  'systems.yaml': SYSTEMS,
};
