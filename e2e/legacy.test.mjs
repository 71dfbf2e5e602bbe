import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
} from './portal.mjs';

describe('the plugin in a portal on the old frontend system', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([
      TestPortal.start({
        variables: { APP_CONFIG_app_packageName: 'app-legacy' },
      }),
      openBrowser(),
    ]);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  it('shows the tab of a component, with the broken hop and its fix', async () => {
    const { page, problems } = await openPage(browser);
    await signIn(page, portal);
    await openEntityTab(page, portal, 'refund-worker');
    await page
      .getByText('Broken: refund-worker', { exact: false })
      .first()
      .waitFor();
    await page
      .getByText('system:serviceaccount:payment:', { exact: false })
      .first()
      .waitFor();
    assert.deepEqual(problems, []);
  });

  it('shows the pages about the whole catalog as tabs', async () => {
    const { page, problems } = await openPage(browser);
    await signIn(page, portal);
    await page.goto(new URL('/irsa', portal.address).href);
    await page.getByRole('heading', { name: 'Top causes' }).waitFor();
    await page.getByRole('tab', { name: 'Trust policy' }).click();
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('main'))
      .first()
      .waitFor();
    await page.waitForURL('**/irsa/trust');
    assert.deepEqual(problems, []);
  });
});
