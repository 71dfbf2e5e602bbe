import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  TestPortal,
  openBrowser,
  openPage,
  signIn,
  waitFor,
} from './portal.mjs';

describe('the portal', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const components = async () => {
    const response = await portal.request(
      '/api/catalog/entities/by-query?filter=kind=component&limit=100',
    );
    assert.equal(response.status, 200);
    return (await response.json()).items.map(item => item.metadata.name);
  };

  it('shows the components of the catalog to a guest, without a complaint', async () => {
    await waitFor(
      async () => (await components()).length > 0,
      'components in the catalog',
    );
    const { page, problems } = await openPage(browser);
    await signIn(page, portal);
    const names = await components();
    const links = page.locator('table a[href*="/component/"]');
    await links.first().waitFor();
    const shown = await links.allTextContents();
    assert.ok(shown.length > 0);
    for (const name of shown) {
      assert.ok(
        names.some(known => name.toLowerCase().includes(known)),
        `${name} is not a component of the catalog`,
      );
    }
    assert.deepEqual(problems, []);
  });

  it('answers nobody who has not signed in', async () => {
    const response = await fetch(
      new URL('/api/catalog/entities', portal.address),
    );
    assert.equal(response.status, 401);
  });
});
