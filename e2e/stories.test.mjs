import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  STORIES as TOLD,
  UNCLAIMED_FINDINGS,
} from '../scripts/fleet/stories.mjs';
import { named } from './named.mjs';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
  waitFor,
} from './portal.mjs';

/** What the tab of each story says; the stories are told in examples/README.md. */
const STORIES = [
  {
    component: 'payments-api',
    sentence:
      'Works: payments-api in prod-euw1 can use AWS as role payments-api, which trusts only this service account.',
    shows: ['4 of 4 pods carry the role', 'Trusts only this service account'],
  },
  {
    component: 'order-service',
    sentence:
      'Works: order-service in prod-euw1 can use AWS as role order-service, which trusts only this service account.',
    shows: ['Pod Identity association', 'is active'],
  },
  {
    component: 'lake-ingest',
    sentence:
      'Works: lake-ingest in prod-euw1 can use AWS as role lake-ingest, which trusts only this service account.',
    shows: ["Registered in the role's account, audience matches"],
  },
  {
    component: 'sales-report',
    sentence:
      'Works: sales-report in prod-euw1 can use AWS as role sales-report, which trusts only this service account.',
    shows: ['No pod runs now; a new one gets the role'],
  },
  {
    component: 'fraud-scoring',
    sentence:
      'Works: fraud-scoring in prod-euw1 can use AWS as role fraud-scoring, which trusts only this service account.',
    shows: ['risk/fraud-scoring'],
  },
  {
    component: 'address-validator',
    sentence:
      'Works, with 1 finding: The pods of Deployment payments/address-validator in prod-euw1 name role address-lookup for kiam or kube2iam, and their service account has arn:aws:iam::111122223333:role/address-validator.',
    shows: ['2 of 2 pods carry the role'],
  },
  {
    component: 'order-events',
    sentence:
      'Works, with 1 finding: Role shop-events can be assumed by service accounts of group:default/team-checkout, group:default/team-data, group:default/team-fulfilment.',
    shows: ['2 of 2 pods carry the role'],
  },
  {
    component: 'parcel-events',
    sentence:
      'Works, with 1 finding: Role shop-events can be assumed by service accounts of group:default/team-checkout, group:default/team-data, group:default/team-fulfilment.',
    shows: ['2 of 2 pods carry the role'],
  },
  {
    component: 'clickstream',
    sentence:
      'Works, with 1 finding: Role shop-events can be assumed by service accounts of group:default/team-checkout, group:default/team-data, group:default/team-fulfilment.',
    shows: ['2 of 2 pods carry the role'],
  },
  {
    component: 'data-console',
    sentence:
      'Works, with 1 finding: Role data-console may do everything, and service accounts can become it.',
    shows: ['1 pod carries the role'],
  },
  {
    component: 'feed-exporter',
    sentence:
      'Works, with 1 finding: Container feed-exporter of Deployment storefront/feed-exporter in prod-euw1 sets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY from a Secret, which wins over the role of its service account.',
    shows: ['1 pod carries the role'],
  },
  {
    component: 'product-search',
    sentence:
      'Works, but role product-search is open to every service account of a cluster.',
    shows: [
      'widens',
      'Whoever creates a service account that matches gets this role.',
    ],
  },
  {
    component: 'pricing-engine',
    sentence: 'Works, but role pricing-engine is open to a whole namespace.',
    shows: ['widens', 'pricing/price-importer'],
  },
  {
    component: 'voucher-service',
    sentence: 'Works, but role voucher-service is open to several namespaces.',
    shows: ['widens', 'system:serviceaccount:storefront*'],
  },
  {
    component: 'returns-service',
    sentence:
      'Works, but its annotation eks.amazonaws.com/role-arn has no effect beside the association.',
    shows: ['Pod Identity association'],
  },
  {
    component: 'refund-worker',
    sentence:
      'Broken: refund-worker in prod-use1 cannot use AWS, because its role trusts namespace payment and the pods run in payments.',
    shows: [
      'system:serviceaccount:payments:refund-worker',
      'system:serviceaccount:payment:refund-worker',
      'decides',
      'Namespace payment does not exist',
      'Not reached',
    ],
  },
  {
    component: 'invoice-renderer',
    sentence:
      'Broken: invoice-renderer in prod-euw1 cannot use AWS, because role invoice-renderer does not exist in account 111122223333.',
    shows: ['invoice-renderer-20261104093512417400000002'],
  },
  {
    component: 'carrier-gateway',
    sentence:
      'Broken: carrier-gateway in prod-use1 cannot use AWS, because account 444455556666 has no OIDC provider for prod-use1.',
    shows: ['No OpenIDConnect provider found in your account'],
  },
  {
    component: 'media-archiver',
    sentence:
      'Broken: media-archiver in prod-euw1 cannot use AWS, because the OIDC provider in account 444455556666 does not list audience sts.amazonaws.com.',
    shows: ['lake.fernhollow.example'],
  },
  {
    component: 'label-printer',
    sentence:
      'Broken: label-printer in prod-use1 cannot use AWS, because the annotation of service account fulfilment/label-printer is not the ARN of a role.',
    shows: ['one colon too many'],
  },
  {
    component: 'shipment-tracker',
    sentence:
      "Broken: shipment-tracker in prod-euw1 cannot use AWS, because 3 of 3 pods carry no role, with the node's role to fall back to.",
    shows: ['3 of 3 pods carry no role'],
  },
  {
    component: 'image-resizer',
    sentence:
      'Broken: image-resizer in prod-euw1 cannot use AWS, because 2 of 2 pods carry AWS_ROLE_ARN without AWS_WEB_IDENTITY_TOKEN_FILE.',
    shows: ['The webhook adds the two only to a container that sets neither.'],
  },
  {
    component: 'notification-hub',
    sentence:
      'Broken: 1 of 2 bindings. The first is notification-hub in prod-use1, because its role does not trust the OIDC provider of this cluster.',
    shows: ['in prod-use1', 'in prod-euw1'],
  },
  {
    component: 'fulfilment-planner',
    sentence:
      'Broken: 1 of 3 bindings. The first is planner-export in prod-euw1, because the wildcard in the subject of its role means nothing under StringEquals.',
    shows: ['planner-exp*', 'planner-api', 'planner-solver'],
  },
  {
    component: 'loyalty-service',
    sentence:
      'Unknown: loyalty-service in staging-euw1 cannot be judged, because the pods of staging-euw1 were not read.',
    shows: ['What would settle it'],
  },
  {
    component: 'demand-forecast',
    sentence:
      'Unknown: demand-forecast in staging-euw1 cannot be judged, because the pods of staging-euw1 were not read.',
    shows: ['Pods were not read'],
  },
  {
    component: 'stock-feed',
    sentence:
      "Unknown: stock-feed in prod-euw1 cannot be judged, because it has no role of its own, and whether its pods get the node's role is not known.",
    shows: ['Uses AWS: AWS_REGION'],
  },
  {
    component: 'legacy-erp-bridge',
    sentence:
      'Unknown: legacy-erp-bridge in prod-euw1 cannot be judged, because kube2iam hands out its role, and what kube2iam allows is not evaluated.',
    shows: ['kube2iam'],
  },
  {
    component: 'help-centre',
    sentence:
      '2 workloads found in prod-euw1. Neither is set up to use an AWS role.',
    shows: [],
  },
  {
    component: 'store-locator',
    sentence: 'No workload of store-locator was found',
    shows: ['backstage.io/kubernetes-id'],
  },
];

describe('the tab of each story of the demo', () => {
  let portal;
  let browser;
  let page;
  let problems;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
    await waitFor(async () => {
      const response = await portal.request('/api/irsa/v1/sources');
      const { items } = await response.json();
      return items.length === 5 && items.every(item => item.status === 'ok');
    }, 'the first read of every source');
    ({ page, problems } = await openPage(browser));
    await signIn(page, portal);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const ask = async pathname => {
    const response = await portal.request(`/api/irsa/v1${pathname}`);
    assert.equal(response.status, 200, pathname);
    return response.json();
  };

  it('is of every component', () => {
    assert.deepEqual(
      STORIES.map(({ component }) => component),
      TOLD.map(({ component }) => component),
    );
  });

  for (const { component, sentence, shows } of STORIES) {
    const { findings: told } = TOLD.find(each => each.component === component);

    it(`${component} says what its story says`, async () => {
      problems.length = 0;
      await openEntityTab(page, portal, component);
      await page.getByText(sentence).first().waitFor();
      // The page's text as a reader gets it, marks within words and line breaks in code left aside.
      const text = (await page.locator('body').innerText()).replace(/\s+/g, '');
      for (const shown of shows) {
        assert.ok(
          text.includes(shown.replace(/\s+/g, '')),
          `'${shown}' is not on the page`,
        );
      }
      assert.deepEqual(
        [...new Set(text.match(/IRSA-[A-Z]{2}-\d{3}/g))].sort(),
        [...new Set(told.map(({ checkId }) => checkId))].sort(),
      );
      assert.deepEqual(problems, []);
    });

    it(`${component} has exactly the findings that its story names`, async () => {
      const { findings } = await ask(
        `/entities/component/default/${component}`,
      );
      assert.deepEqual(named(findings), named(told));
    });
  }

  it('are all there is, beside what no component claims', async () => {
    const { items, totalItems } = await ask('/findings?limit=200');
    assert.equal(items.length, totalItems);
    assert.deepEqual(
      named(items.filter(({ entityRefs }) => entityRefs.length === 0)),
      named(UNCLAIMED_FINDINGS),
    );
    assert.deepEqual(
      [
        ...new Set(
          named(items.filter(({ entityRefs }) => entityRefs.length > 0)),
        ),
      ],
      [...new Set(TOLD.flatMap(({ findings }) => named(findings)))].sort(),
    );
  });
});
