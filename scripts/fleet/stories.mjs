import {
  CLUSTERS,
  LAKE_AUDIENCE,
  PRODUCTION,
  SHARED,
  providerArn,
  roleArn,
} from './company.mjs';
import { isOnFirstPage } from './aws.mjs';

const account = id => `fleet/accounts/${id}`;
const cluster = name => `fleet/clusters/${name}`;
const euw1 = file => `${cluster('prod-euw1')}/${file}`;
const use1 = `${cluster('prod-use1')}/objects.json`;
const firstPage = `${account(PRODUCTION)}/account-authorization-details-1.json`;
const secondPage = `${account(
  PRODUCTION,
)}/account-authorization-details-2.json`;

/** The page on which a role of the production account is. */
const rolePage = name => (isOnFirstPage(name) ? firstPage : secondPage);

const serviceAccountRef = ref => `serviceaccount:${ref}`;
const workloadRef = ref => `workload:${ref}`;
const production = name => roleArn(PRODUCTION, name);

/** A finding: the id of its check, and the reference of its subject. */
const finding = (checkId, subject, rest = {}) => ({
  checkId,
  subject,
  ...rest,
});

/**
 * What each component shows. `verdict` is the word that its tab says, and `reason` why, in one sentence. `findings` are all that the checks
 * report for it, and no other; `waiver` says why one of them may be accepted.
 */
export const STORIES = [
  {
    component: 'payments-api',
    shows: 'A role that trusts exactly one service account',
    verdict: 'Works',
    reason:
      'The role `payments-api` trusts `payments/payments-api` of prod-euw1 and nothing else.',
    findings: [],
    look: [
      [
        rolePage('payments-api'),
        'role `payments-api`, `AssumeRolePolicyDocument`',
      ],
    ],
  },
  {
    component: 'order-service',
    shows: 'EKS Pod Identity',
    verdict: 'Works',
    reason:
      'An association names the role, the agent add-on is active, and the trust policy allows `sts:AssumeRole` and `sts:TagSession` for this service account.',
    findings: [],
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
    findings: [],
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
    findings: [],
    look: [[euw1('workloads.yaml'), 'CronJob `sales-report`']],
  },
  {
    component: 'fraud-scoring',
    shows: 'A service account that the catalog names outright',
    verdict: 'Works',
    reason:
      '`irsa.backstage.io/service-accounts` names `prod-euw1/risk/fraud-scoring`, and the role `/risk/fraud-scoring` trusts it.',
    findings: [],
    look: [
      ['catalog/components.yaml', '`fraud-scoring`, `metadata.annotations`'],
    ],
  },
  {
    component: 'address-validator',
    shows: 'An annotation left over from kiam beside a role of its own',
    verdict: 'Attention',
    reason:
      'It works with the role of its service account, but its pods still ask kiam for `address-lookup`, and which of the two wins would depend on the SDK.',
    findings: [
      finding(
        'IRSA-LG-002',
        workloadRef('prod-euw1/payments/Deployment/address-validator'),
      ),
    ],
    look: [
      [
        euw1('workloads.yaml'),
        'Deployment `address-validator`, annotations of the template',
      ],
    ],
  },
  {
    component: 'order-events',
    shows: 'A role shared by three teams: Checkout',
    verdict: 'Attention',
    reason:
      'It works, but the role `shop-events` names three service accounts, of the teams Checkout, Fulfilment and Data, which all have what all of them need.',
    findings: [finding('IRSA-TS-014', production('shop-events'))],
    look: [
      [rolePage('shop-events'), 'role `shop-events`, `Condition.StringEquals`'],
    ],
  },
  {
    component: 'parcel-events',
    shows: 'A role shared by three teams: Fulfilment',
    verdict: 'Attention',
    reason:
      'It works, but the role `shop-events` names three service accounts, of the teams Checkout, Fulfilment and Data, which all have what all of them need.',
    findings: [finding('IRSA-TS-014', production('shop-events'))],
    look: [
      [rolePage('shop-events'), 'role `shop-events`, `Condition.StringEquals`'],
    ],
  },
  {
    component: 'clickstream',
    shows: 'A role shared by three teams: Data',
    verdict: 'Attention',
    reason:
      'It works, but the role `shop-events` names three service accounts, of the teams Checkout, Fulfilment and Data, which all have what all of them need.',
    findings: [finding('IRSA-TS-014', production('shop-events'))],
    look: [
      [rolePage('shop-events'), 'role `shop-events`, `Condition.StringEquals`'],
    ],
  },
  {
    component: 'data-console',
    shows: 'An administrator role',
    verdict: 'Attention',
    reason:
      'It works, but the role `data-console` has `AdministratorAccess`, so whoever gets into its pod has the account.',
    findings: [finding('IRSA-PM-001', production('data-console'))],
    look: [
      [
        rolePage('data-console'),
        'role `data-console`, `AttachedManagedPolicies`',
      ],
    ],
  },
  {
    component: 'feed-exporter',
    shows: 'Static keys',
    verdict: 'Attention',
    reason:
      'It works, and its role is set up well, but access keys from a Secret stand in its environment, and SDKs take these first.',
    findings: [
      finding(
        'IRSA-PD-013',
        workloadRef('prod-euw1/storefront/Deployment/feed-exporter'),
      ),
    ],
    look: [[euw1('workloads.yaml'), 'Deployment `feed-exporter`, `env`']],
  },
  {
    component: 'product-search',
    shows: 'A trust policy without a Condition',
    verdict: 'Attention',
    reason:
      'It works, but every service account of prod-euw1 can become the role `product-search`.',
    findings: [finding('IRSA-TS-001', production('product-search'))],
    look: [
      [rolePage('product-search'), 'role `product-search`, no `Condition`'],
    ],
  },
  {
    component: 'pricing-engine',
    shows: 'Trust in a whole namespace, and an entity with a label selector',
    verdict: 'Attention',
    reason:
      'It works, but `StringLike` with `system:serviceaccount:pricing:*` trusts every service account of the namespace pricing.',
    findings: [finding('IRSA-TS-006', production('pricing-engine'))],
    look: [
      [
        rolePage('pricing-engine'),
        'role `pricing-engine`, `Condition.StringLike`',
      ],
    ],
  },
  {
    component: 'voucher-service',
    shows: 'A wildcard that runs over into another namespace',
    verdict: 'Attention',
    reason:
      'It works, but `system:serviceaccount:storefront*` has no colon after the namespace, so it trusts everything in `storefront-sandbox` as well.',
    findings: [finding('IRSA-TS-005', production('voucher-service'))],
    look: [
      [
        rolePage('voucher-service'),
        'role `voucher-service`, `Condition.StringLike`',
      ],
    ],
  },
  {
    component: 'returns-service',
    shows: 'EKS Pod Identity and an annotation together',
    verdict: 'Attention',
    reason:
      'It works by its association; the annotation from before the move is still there and has no effect on new pods.',
    findings: [
      finding(
        'IRSA-PI-003',
        serviceAccountRef('prod-euw1/fulfilment/returns-service'),
      ),
    ],
    look: [
      [
        euw1('pod-identity-associations.json'),
        '`serviceAccount: returns-service`',
      ],
      [
        euw1('serviceaccounts.yaml'),
        '`fulfilment/returns-service`, annotation `eks.amazonaws.com/role-arn`',
      ],
    ],
  },
  {
    component: 'refund-worker',
    shows: 'Trust in another namespace, and a dangling subject',
    verdict: 'Broken',
    reason:
      'The role trusts the namespace `payment`, which exists nowhere, and the pods run in `payments`; whoever creates `payment/refund-worker` gets the role.',
    findings: [
      finding(
        'IRSA-TR-002',
        serviceAccountRef('prod-use1/payments/refund-worker'),
      ),
      finding('IRSA-TS-013', production('refund-worker')),
    ],
    look: [
      [
        rolePage('refund-worker'),
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
    findings: [
      finding(
        'IRSA-SA-003',
        serviceAccountRef('prod-euw1/payments/invoice-renderer'),
      ),
    ],
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
    findings: [finding('IRSA-OP-001', providerArn(SHARED, 'prod-use1'))],
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
    findings: [finding('IRSA-OP-002', providerArn(SHARED, 'prod-euw1'))],
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
    findings: [
      finding(
        'IRSA-SA-001',
        serviceAccountRef('prod-use1/fulfilment/label-printer'),
      ),
    ],
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
      'The pods are sixteen days older than the annotation of the service account, so they carry no role until they are restarted.',
    findings: [
      finding(
        'IRSA-PD-001',
        workloadRef('prod-euw1/fulfilment/Deployment/shipment-tracker'),
      ),
    ],
    look: [
      [euw1('pods.yaml'), '`shipment-tracker-…`, no `AWS_ROLE_ARN` in `env`'],
      [
        euw1('serviceaccounts.yaml'),
        '`fulfilment/shipment-tracker`, `managedFields`',
      ],
    ],
  },
  {
    component: 'image-resizer',
    shows: 'A half-set environment',
    verdict: 'Broken',
    reason:
      'The pod template sets `AWS_ROLE_ARN` itself and not `AWS_WEB_IDENTITY_TOKEN_FILE`, and the webhook adds the pair only where neither is set.',
    findings: [
      finding(
        'IRSA-PD-008',
        workloadRef('prod-euw1/storefront/Deployment/image-resizer'),
      ),
    ],
    look: [[euw1('workloads.yaml'), 'Deployment `image-resizer`, `env`']],
  },
  {
    component: 'notification-hub',
    shows: 'One component in two clusters',
    verdict: 'Broken',
    reason:
      'It works in prod-euw1 and is broken in prod-use1, because the trust policy names only the provider of prod-euw1.',
    findings: [finding('IRSA-TR-001', production('notification-hub'))],
    look: [
      [
        rolePage('notification-hub'),
        'role `notification-hub`, `Principal.Federated`',
      ],
    ],
  },
  {
    component: 'fulfilment-planner',
    shows: 'One broken workload of three',
    verdict: 'Broken',
    reason:
      '`planner-export` is broken, because `StringEquals` takes the star in `planner-exp*` for a letter; `planner-api` and `planner-solver` work.',
    findings: [
      finding('IRSA-TR-003', production('planner-export')),
      finding(
        'IRSA-PD-022',
        workloadRef('prod-euw1/fulfilment/StatefulSet/planner-solver'),
        {
          waiver: 'its replicas elect a leader through the Kubernetes API',
        },
      ),
    ],
    look: [
      [
        rolePage('planner-export'),
        'role `planner-export`, `Condition.StringEquals`',
      ],
    ],
  },
  {
    component: 'loyalty-service',
    shows: 'A cluster whose Pods were never read (IRSA)',
    verdict: 'Unknown',
    reason:
      'No file of staging-euw1 holds Pods, so nobody can say what they carry, although annotation, provider and trust policy agree.',
    findings: [finding('IRSA-HY-009', 'cluster:staging-euw1')],
    look: [[`${cluster('staging-euw1')}/read.yaml`, '`kinds`, without `Pod`']],
  },
  {
    component: 'demand-forecast',
    shows: 'A cluster whose Pods were never read (EKS Pod Identity)',
    verdict: 'Unknown',
    reason:
      'No file of staging-euw1 holds Pods, so nobody can say what they carry, although association and trust policy agree.',
    findings: [finding('IRSA-HY-009', 'cluster:staging-euw1')],
    look: [[`${cluster('staging-euw1')}/read.yaml`, '`kinds`, without `Pod`']],
  },
  {
    component: 'stock-feed',
    shows: "A workload that uses AWS with the node's role",
    verdict: 'Unknown',
    reason:
      'The pods set `AWS_REGION` and have no role of their own, so they use `prod-euw1-node`, that of their node; whether a node hands it to its pods is not read.',
    findings: [
      finding(
        'IRSA-LG-004',
        workloadRef('prod-euw1/fulfilment/Deployment/stock-feed'),
      ),
    ],
    look: [[euw1('workloads.yaml'), 'Deployment `stock-feed`, `env`']],
  },
  {
    component: 'legacy-erp-bridge',
    shows: 'An annotation left over from kube2iam',
    verdict: 'Unknown',
    reason:
      'The pods ask for `erp-bridge` with `iam.amazonaws.com/role`, which only a kube2iam or kiam agent on their node can grant.',
    findings: [
      finding(
        'IRSA-LG-001',
        workloadRef('prod-euw1/fulfilment/Deployment/legacy-erp-bridge'),
      ),
    ],
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
    findings: [],
    look: [[euw1('workloads.yaml'), 'Deployments `help-centre-…`']],
  },
  {
    component: 'store-locator',
    shows: 'A ghost role, and a component whose workload is found nowhere',
    verdict: 'No identity',
    reason:
      'Nothing in prod-euw1 carries the label `backstage.io/kubernetes-id: store-locator`, and no service account names the role `store-locator`, which was made for it.',
    findings: [finding('IRSA-HY-002', production('store-locator'))],
    look: [
      ['catalog/components.yaml', '`store-locator`, `metadata.annotations`'],
      [rolePage('store-locator'), 'role `store-locator`, `Tags`'],
    ],
  },
];

/** What the checks report beside that, since no component claims what is concerned. */
export const UNCLAIMED_FINDINGS = [
  finding('IRSA-PM-002', production('prod-euw1-karpenter')),
  finding('IRSA-PM-004', production('prod-euw1-ebs-csi')),
  finding('IRSA-PM-004', production('prod-euw1-vpc-cni')),
  finding('IRSA-LG-003', 'namespace:prod-euw1/fulfilment'),
  finding('IRSA-LG-003', 'namespace:prod-euw1/payments'),
  finding(
    'IRSA-PD-022',
    workloadRef('prod-euw1/cert-manager/Deployment/cert-manager'),
  ),
  finding('IRSA-TS-007', production('ledger-export')),
  finding('IRSA-LG-006', 'cluster:prod-euw1'),
  finding('IRSA-LG-006', 'cluster:prod-use1'),
  finding(
    'IRSA-PI-015',
    serviceAccountRef('prod-euw1/kube-system/ebs-csi-controller-sa'),
  ),
];
