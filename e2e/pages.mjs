import { roleArn, PRODUCTION } from '../scripts/fleet/company.mjs';

const NOWHERE = 'q=nothing-is-called-like-this';

/** The tab of a component of the demo. */
const tab = (name, sentence) => ({
  name: `component-${name}`,
  path: () => `/catalog/default/component/${name}/aws-identity`,
  ready: sentence,
});

/** The first finding of a check. */
async function findingOf(portal, checkId) {
  const response = await portal.request(
    `/api/irsa/v1/findings?checkId=${checkId}`,
  );
  return (await response.json()).items[0].id;
}

/**
 * The pages of the plugin, each in a state that the demo has. Pictures are made of those with a `picture`; the tests look at all.
 *
 * - `path` - where it is, for a portal
 * - `ready` - a text that stands there once it is loaded
 * - `picture` - the name of its picture in docs/images
 * - `widths` - the widths of the window in which it looks like this, if not in all
 */
export const PAGES = [
  {
    ...tab('refund-worker', 'Broken: refund-worker in prod-use1 cannot'),
    picture: 'component-broken',
  },
  {
    ...tab('pricing-engine', 'Works, but role pricing-engine is open to'),
    picture: 'component-attention',
  },
  {
    ...tab('fulfilment-planner', 'Broken: 1 of 3 bindings.'),
    picture: 'component-three-bindings',
  },
  {
    ...tab('payments-api', 'Works: payments-api in prod-euw1 can use AWS'),
    picture: 'component-works',
  },
  {
    ...tab('loyalty-service', 'Unknown: loyalty-service in staging-euw1'),
    picture: 'component-unknown',
  },
  tab('help-centre', '2 workloads found in prod-euw1.'),
  tab('store-locator', 'No workload of store-locator was found'),
  {
    name: 'component-card',
    path: () => '/catalog/default/component/refund-worker',
    ready: 'Open AWS identity',
    picture: 'component-card',
  },
  {
    name: 'report',
    path: () => '/irsa/report',
    ready: 'Compliance by owner',
    picture: 'report',
  },
  {
    name: 'findings',
    path: () => '/irsa/findings',
    ready: 'IRSA-TR-002 on payments/refund-worker',
    picture: 'findings',
  },
  {
    name: 'findings-with-one-open',
    path: async portal =>
      `/irsa/findings?finding=${await findingOf(portal, 'IRSA-TR-002')}`,
    ready: 'Check that it worked',
    picture: 'findings-open',
    // With less room, a finding has a page of its own.
    widths: [1440],
  },
  {
    name: 'findings-without-a-match',
    path: () => `/irsa/findings?${NOWHERE}`,
    ready: 'No finding matches these filters.',
  },
  {
    name: 'finding',
    path: async portal =>
      `/irsa/findings/${await findingOf(portal, 'IRSA-TS-006')}`,
    ready: 'Check that it worked',
    picture: 'finding',
  },
  {
    name: 'roles',
    path: () => '/irsa/roles',
    ready: 'Whole cluster',
    picture: 'roles',
  },
  {
    name: 'roles-without-a-match',
    path: () => `/irsa/roles?${NOWHERE}`,
    ready: 'No role matches these filters.',
  },
  {
    name: 'role',
    path: () =>
      `/irsa/roles/${encodeURIComponent(
        roleArn(PRODUCTION, 'pricing-engine'),
      )}`,
    ready: 'Trust policy in words',
    picture: 'role',
  },
  {
    name: 'service-accounts',
    path: () => '/irsa/service-accounts',
    ready: 'payments/refund-worker',
    picture: 'service-accounts',
  },
  {
    name: 'service-accounts-without-a-match',
    path: () => `/irsa/service-accounts?${NOWHERE}`,
    ready: 'No service account matches these filters.',
  },
  {
    name: 'sources',
    path: () => '/irsa/sources',
    ready: 'All 5 sources are complete.',
    picture: 'sources',
  },
  {
    name: 'trust-policy',
    path: () => '/irsa/trust',
    ready: 'Nothing pasted yet',
  },
];

/** Pages that say what is known about them only some minutes after the start, so that pictures wait for them and the tests do not. */
export const LATE_PAGES = [
  {
    name: 'system',
    path: () => '/catalog/default/system/checkout/aws-identity',
    ready: 'What is behind most of it',
    picture: 'system',
  },
];

const named = name => PAGES.find(page => page.name === name);

/**
 * What each page loads first, for the states of loading it.
 *
 * - `answer` - the request without which there is nothing to show, as a glob
 * - `what` - how the page calls what it loads
 * - `permission` - without which it may not be seen
 * - `none` - what stands there when there is nothing at all
 */
export const LOADED_PAGES = [
  {
    ...named('component-refund-worker'),
    answer: '**/api/irsa/v1/entities/**',
    what: 'the AWS identity of refund-worker',
    permission: 'irsa.identity.read',
  },
  {
    ...named('report'),
    answer: /\/api\/irsa\/v1\/report/,
    what: 'the report',
    permission: 'irsa.report.read',
  },
  {
    ...named('findings'),
    answer: /\/api\/irsa\/v1\/findings\?/,
    what: 'the findings',
    permission: 'irsa.report.read',
    none: 'No finding in what was read.',
  },
  {
    ...named('finding'),
    answer: '**/api/irsa/v1/findings/*',
    what: 'the finding',
  },
  {
    ...named('roles'),
    answer: /\/api\/irsa\/v1\/roles\?/,
    what: 'the roles',
    permission: 'irsa.report.read',
    none: 'No role that has to do with Kubernetes was read.',
  },
  {
    ...named('role'),
    answer: '**/api/irsa/v1/roles/*',
    what: 'the role',
    permission: 'irsa.report.read',
  },
  {
    ...named('service-accounts'),
    answer: /\/api\/irsa\/v1\/service-accounts\?/,
    what: 'the service accounts',
    permission: 'irsa.report.read',
    none: 'No service account was read.',
  },
  {
    ...named('sources'),
    answer: /\/api\/irsa\/v1\/sources/,
    what: 'the sources',
    permission: 'irsa.report.read',
  },
];

/** Opens a page and waits until it is loaded. */
export async function openThePage(page, portal, { path, ready }) {
  await page.goto(new URL(await path(portal), portal.address).href);
  await page.getByText(ready).first().waitFor();
}
