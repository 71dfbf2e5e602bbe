import { CLUSTERS, LAKE_AUDIENCE, PRODUCTION, SHARED } from './company.mjs';

const account = id => `fleet/accounts/${id}`;
const cluster = name => `fleet/clusters/${name}`;
const euw1 = file => `${cluster('prod-euw1')}/${file}`;
const use1 = `${cluster('prod-use1')}/objects.json`;
const firstPage = `${account(PRODUCTION)}/account-authorization-details-1.json`;
const secondPage = `${account(
  PRODUCTION,
)}/account-authorization-details-2.json`;

/**
 * What each component shows. `verdict` is the word that its tab says, and `reason` why, in one sentence.
 */
export const STORIES = [
  {
    component: 'payments-api',
    shows: 'A role that trusts exactly one service account',
    verdict: 'Works',
    reason:
      'The role `payments-api` trusts `payments/payments-api` of prod-euw1 and nothing else.',
    look: [[firstPage, 'role `payments-api`, `AssumeRolePolicyDocument`']],
  },
  {
    component: 'order-service',
    shows: 'EKS Pod Identity',
    verdict: 'Works',
    reason:
      'An association names the role, the agent add-on is active, and the trust policy allows `sts:AssumeRole` and `sts:TagSession` for this service account.',
    look: [
      [
        euw1('pod-identity-associations.json'),
        '`serviceAccount: order-service`',
      ],
    ],
  },
  {
    component: 'lake-ingest',
    shows: 'A role in another account, done right',
    verdict: 'Works',
    reason: `Account ${SHARED} has its own OIDC provider for the issuer of prod-euw1, and token, provider and trust policy agree on the audience \`${LAKE_AUDIENCE}\`.`,
    look: [
      [
        `${account(SHARED)}/open-id-connect-providers/prod-euw1.json`,
        '`ClientIDList`',
      ],
      [
        euw1('serviceaccounts.yaml'),
        '`insight/lake-ingest`, annotation `eks.amazonaws.com/audience`',
      ],
    ],
  },
  {
    component: 'sales-report',
    shows: 'A CronJob, and an entity kept to one cluster',
    verdict: 'Works',
    reason:
      '`backstage.io/kubernetes-cluster: prod-euw1` leaves the copy in staging-euw1 out, and the role trusts `insight/sales-report` of prod-euw1.',
    look: [[euw1('workloads.yaml'), 'CronJob `sales-report`']],
  },
  {
    component: 'fraud-scoring',
    shows: 'A service account that the catalog names outright',
    verdict: 'Works',
    reason:
      '`irsa.backstage.io/service-accounts` names `prod-euw1/risk/fraud-scoring`, and the role `/risk/fraud-scoring` trusts it.',
    look: [
      ['catalog/components.yaml', '`fraud-scoring`, `metadata.annotations`'],
    ],
  },
  {
    component: 'product-search',
    shows: 'A trust policy without a Condition',
    verdict: 'Attention',
    reason:
      'It works, but every service account of prod-euw1 can become the role `product-search`.',
    look: [[secondPage, 'role `product-search`, no `Condition`']],
  },
  {
    component: 'pricing-engine',
    shows: 'Trust in a whole namespace, and an entity with a label selector',
    verdict: 'Attention',
    reason:
      'It works, but `StringLike` with `system:serviceaccount:pricing:*` trusts every service account of the namespace pricing.',
    look: [[secondPage, 'role `pricing-engine`, `Condition.StringLike`']],
  },
  {
    component: 'refund-worker',
    shows: 'Trust in another namespace',
    verdict: 'Broken',
    reason:
      'The role trusts the namespace `payment`, which exists nowhere, and the pods run in `payments`; whoever creates `payment/refund-worker` gets the role.',
    look: [
      [
        secondPage,
        'role `refund-worker`, `Condition.StringEquals`, key ending in `:sub`',
      ],
    ],
  },
  {
    component: 'invoice-renderer',
    shows: 'An annotation that names a role that does not exist',
    verdict: 'Broken',
    reason:
      'There is no role `invoice-renderer`, only `invoice-renderer-20261104093512417400000002`, whose suffix a Terraform module added.',
    look: [
      [
        euw1('serviceaccounts.yaml'),
        '`payments/invoice-renderer`, annotation `eks.amazonaws.com/role-arn`',
      ],
    ],
  },
  {
    component: 'carrier-gateway',
    shows: "No OIDC provider in the role's account",
    verdict: 'Broken',
    reason: `Account ${SHARED} has no OIDC provider for the issuer of prod-use1, so the trust policy of \`carrier-gateway\` names one that does not exist.`,
    look: [
      [
        `${account(SHARED)}/open-id-connect-providers/`,
        `no file has the \`Url\` of prod-use1, \`…/${CLUSTERS[
          'prod-use1'
        ].issuer.slice(-4)}\``,
      ],
    ],
  },
  {
    component: 'media-archiver',
    shows: 'A wrong audience',
    verdict: 'Broken',
    reason: `The token is for \`sts.amazonaws.com\`, and the provider of prod-euw1 in account ${SHARED} knows only \`${LAKE_AUDIENCE}\`.`,
    look: [
      [
        `${account(SHARED)}/open-id-connect-providers/prod-euw1.json`,
        '`ClientIDList`',
      ],
      [
        euw1('serviceaccounts.yaml'),
        '`storefront/media-archiver`, no annotation `eks.amazonaws.com/audience`',
      ],
    ],
  },
  {
    component: 'label-printer',
    shows: 'An annotation that is no role ARN',
    verdict: 'Broken',
    reason: `\`arn:aws:iam::${PRODUCTION}::role/label-printer\` has one colon too many, and the webhook passes it on to the pods as it is.`,
    look: [
      [
        use1,
        'ServiceAccount `label-printer`, annotation `eks.amazonaws.com/role-arn`',
      ],
    ],
  },
  {
    component: 'shipment-tracker',
    shows: "Pods that fall back to the node's role",
    verdict: 'Broken',
    reason:
      'The pods were created on 2 November and the service account was annotated on 18 November, so they carry no role until they are restarted.',
    look: [
      [euw1('pods.yaml'), '`shipment-tracker-…`, no `AWS_ROLE_ARN` in `env`'],
      [
        euw1('serviceaccounts.yaml'),
        '`fulfilment/shipment-tracker`, `managedFields`',
      ],
    ],
  },
  {
    component: 'notification-hub',
    shows: 'One component in two clusters',
    verdict: 'Broken',
    reason:
      'It works in prod-euw1 and is broken in prod-use1, because the trust policy names only the provider of prod-euw1.',
    look: [[firstPage, 'role `notification-hub`, `Principal.Federated`']],
  },
  {
    component: 'fulfilment-planner',
    shows: 'One broken workload of three',
    verdict: 'Broken',
    reason:
      '`planner-export` is broken, because `StringEquals` takes the star in `planner-exp*` for a letter; `planner-api` and `planner-solver` work.',
    look: [[firstPage, 'role `planner-export`, `Condition.StringEquals`']],
  },
  {
    component: 'loyalty-service',
    shows: 'A cluster whose Pods were never read (IRSA)',
    verdict: 'Unknown',
    reason:
      'No file of staging-euw1 holds Pods, so nobody can say what they carry, although annotation, provider and trust policy agree.',
    look: [[`${cluster('staging-euw1')}/read.yaml`, '`kinds`, without `Pod`']],
  },
  {
    component: 'demand-forecast',
    shows: 'A cluster whose Pods were never read (EKS Pod Identity)',
    verdict: 'Unknown',
    reason:
      'No file of staging-euw1 holds Pods, so nobody can say what they carry, although association and trust policy agree.',
    look: [[`${cluster('staging-euw1')}/read.yaml`, '`kinds`, without `Pod`']],
  },
  {
    component: 'stock-feed',
    shows: "A workload that uses AWS with the node's role",
    verdict: 'Unknown',
    reason:
      'The pods set `AWS_REGION` and have no role of their own, so they use that of their node, and which role a node has is not read.',
    look: [[euw1('workloads.yaml'), 'Deployment `stock-feed`, `env`']],
  },
  {
    component: 'legacy-erp-bridge',
    shows: 'An annotation left over from kube2iam',
    verdict: 'Unknown',
    reason:
      'The pods ask for `erp-bridge` with `iam.amazonaws.com/role`, which only a kube2iam or kiam agent on their node can grant.',
    look: [
      [
        euw1('workloads.yaml'),
        'Deployment `legacy-erp-bridge`, annotations of the template',
      ],
    ],
  },
  {
    component: 'help-centre',
    shows: 'Workloads without an AWS identity',
    verdict: 'No identity',
    reason:
      'Two workloads were found in prod-euw1, and neither is set up to use an AWS role.',
    look: [[euw1('workloads.yaml'), 'Deployments `help-centre-…`']],
  },
  {
    component: 'store-locator',
    shows: 'A component whose workload is found nowhere',
    verdict: 'No identity',
    reason:
      'Nothing in prod-euw1 carries the label `backstage.io/kubernetes-id: store-locator`.',
    look: [
      ['catalog/components.yaml', '`store-locator`, `metadata.annotations`'],
    ],
  },
];
