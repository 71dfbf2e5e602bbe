// Run by scripts/tarballs.mjs in a portal that create-app made and the packed plugins were added to.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
} from './portal.mjs';

describe('a fresh portal with the packed plugins', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([
      TestPortal.start({
        root: process.env.PACKED_PORTAL,
        configPaths: JSON.parse(process.env.PACKED_PORTAL_CONFIG),
      }),
      openBrowser(),
    ]);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  it('reads the sources that are configured', async () => {
    const response = await portal.request('/api/irsa/v1/sources');
    assert.equal(response.status, 200);
    const { items } = await response.json();
    assert.ok(items.length > 0);
  });

  it('shows the AWS identity of a component', async () => {
    const { page, problems } = await openPage(browser);
    await signIn(page, portal);
    await openEntityTab(page, portal, 'payments-api');
    await page
      .getByText('Works: payments-api in prod-euw1 can use AWS as role')
      .first()
      .waitFor();
    assert.deepEqual(problems, []);
  });
});
