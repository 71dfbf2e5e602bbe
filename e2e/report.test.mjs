import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { axeFindings } from './axe.mjs';
import { endTransitions } from './inspect/colours.mjs';
import {
  TestPortal,
  openBrowser,
  openPage,
  signIn,
  waitFor,
  waitForComponent,
} from './portal.mjs';

/** The number at the start of a text. */
const numberIn = text => Number(/[\d,]+/.exec(text)[0].replaceAll(',', ''));

describe('the report', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
    await waitForComponent(portal, 'refund-worker');
    await waitFor(async () => {
      const response = await portal.request('/api/irsa/v1/report');
      const { coverage, totals } = await response.json();
      return coverage.unread.length === 0 && totals.broken > 0;
    }, 'a report about everything that there is to read');
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function open(pathname, options) {
    const { page, problems } = await openPage(browser, options);
    await signIn(page, portal);
    // The sidebar is there only once the sign-in is through.
    await page.getByRole('link', { name: 'AWS identity' }).first().waitFor();
    await page.goto(new URL(pathname, portal.address).href);
    return { page, problems };
  }

  const region = (page, name) => page.getByRole('region', { name });

  it('opens at /irsa, and each number has as many rows behind it', async () => {
    const { page, problems } = await open('/irsa');
    await page.waitForURL('**/irsa/report');
    const failing = region(page, 'Bindings').getByRole('link', {
      name: /Failing: show the rows$/,
    });
    const bindings = numberIn(await failing.innerText());
    assert.ok(bindings > 0);
    await failing.click();
    await page
      .getByText(
        new RegExp(
          `^${bindings} bindings? of these service accounts counts? so\\.$`,
        ),
      )
      .waitFor();

    await page.goto(new URL('/irsa/report?by=cluster', portal.address).href);
    const cause = region(page, 'Compliance by cluster')
      .getByRole('link', { name: /^\d+ Open, / })
      .first();
    const findings = numberIn(await cause.innerText());
    await cause.click();
    await page.waitForURL('**/irsa/findings?**');
    await page.getByText(`${findings} in all`, { exact: true }).waitFor();
    assert.deepEqual(problems, []);
  });

  it('keeps a filter in the address, over a reload and in an export', async () => {
    const { page, problems } = await open('/irsa');
    const total = region(page, 'Bindings').getByRole('link', {
      name: /Bindings: show the rows$/,
    });
    const all = numberIn(await total.innerText());
    await page
      .getByRole('group', { name: 'Filters' })
      .getByRole('button', { name: /Cluster/ })
      .click();
    await page.getByRole('option', { name: 'prod-euw1', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL('**/irsa/report?cluster=prod-euw1');
    await waitFor(
      async () => numberIn(await total.innerText()) < all,
      'fewer bindings',
    );
    const some = numberIn(await total.innerText());

    await page.reload();
    assert.equal(numberIn(await total.innerText()), some);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: 'Export' }).click();
        await page
          .getByRole('menuitem', { name: 'CSV, the rows of the report' })
          .click();
      })(),
    ]);
    assert.match(
      download.suggestedFilename(),
      /^aws-identity-\d{4}-\d\d-\d\d\.csv$/,
    );
    const csv = readFileSync(await download.path(), 'utf8');
    assert.match(csv, /prod-euw1/);
    assert.doesNotMatch(csv, /prod-use1/);
    assert.deepEqual(problems, []);
  });

  it('counts a waived finding apart, until the waiver is ended', async () => {
    const { page, problems } = await open('/irsa/findings?state=fail');
    const title = page.locator('[data-finding]').first();
    const id = await title.getAttribute('data-finding');
    await page.goto(new URL(`/irsa/findings/${id}`, portal.address).href);
    await page.getByRole('button', { name: 'Waive', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Waive this finding' });
    await dialog
      .getByRole('textbox', { name: /Reason/ })
      .fill('The load test needs it until spring.');
    await dialog
      .getByRole('combobox', { name: /Owner of the risk/ })
      .fill('group:default/engineering');
    await page
      .getByRole('option', { name: 'group:default/engineering' })
      .click();
    await dialog.getByRole('button', { name: /^Waive until/ }).click();
    await page.getByRole('button', { name: 'End the waiver now' }).waitFor();
    await page.getByText('The load test needs it until spring.').waitFor();

    await page.goto(new URL('/irsa', portal.address).href);
    const waived = region(page, 'Bindings').getByRole('link', {
      name: '1 Findings waived: show the rows',
    });
    await waived.click();
    await page.getByRole('radio', { name: 'Waived 1' }).waitFor();
    await page.getByText('1 in all', { exact: true }).waitFor();
    await page
      .getByRole('grid', { name: 'Findings' })
      .getByText(/^Waived until/)
      .waitFor();

    await page.goto(new URL(`/irsa/findings/${id}`, portal.address).href);
    await page.getByRole('button', { name: 'End the waiver now' }).click();
    await page.getByRole('button', { name: 'Waive', exact: true }).waitFor();
    assert.deepEqual(problems, []);
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 800]) {
      it(`can be used by everybody at ${width} px, ${colorScheme}`, async () => {
        const { page, problems } = await open('/irsa', {
          colorScheme,
          viewport: { width, height: 1000 },
          bypassCSP: true,
          // What is moving has colours on the way that it ends without.
          reducedMotion: 'reduce',
        });
        await region(page, 'Largest blast radius')
          .getByRole('row')
          .nth(1)
          .waitFor();
        assert.deepEqual(await axeFindings(page.locator('main')), []);
        const sideways = await page.evaluate(() => {
          const root = document.documentElement;
          return root.scrollWidth - root.clientWidth;
        });
        assert.equal(sideways, 0);

        await page.getByRole('button', { name: 'Show as table' }).click();
        await page.getByRole('button', { name: /New: show them$/ }).click();
        assert.deepEqual(await axeFindings(page.locator('main')), []);

        await page.goto(
          new URL('/irsa/findings?state=fail', portal.address).href,
        );
        const id = await page
          .locator('[data-finding]')
          .first()
          .getAttribute('data-finding');
        await page.goto(new URL(`/irsa/findings/${id}`, portal.address).href);
        await page.getByRole('button', { name: 'Waive', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Waive this finding' });
        await dialog.waitFor();
        // While it comes in, its colours are not yet what they end as.
        await endTransitions(page);
        assert.deepEqual(await axeFindings(dialog), []);
        assert.deepEqual(problems, []);
      });
    }
  }
});
