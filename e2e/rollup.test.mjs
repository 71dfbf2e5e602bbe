import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axeFindings } from './axe.mjs';
import {
  TestPortal,
  openBrowser,
  openPage,
  signIn,
  waitFor,
  waitForRead,
} from './portal.mjs';

const OVERVIEWS = {
  system: /^Broken: \d+ of \d+ components cannot use AWS as set up: /,
  domain: /^Broken: \d+ of \d+ components cannot use AWS as set up: /,
  group: /^Broken: \d+ of \d+ components cannot use AWS as set up: /,
};
const NAMES = { system: 'checkout', domain: 'commerce', group: 'engineering' };

describe('what the components of something add up to', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
    await waitForRead(portal);
    // The catalog joins teams to their department after it has read both.
    await waitFor(async () => {
      const response = await portal.request(
        '/api/irsa/v1/roll-ups/group/default/engineering',
      );
      return response.ok && (await response.json()).status === 'broken';
    }, 'what the components of engineering add up to');
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  for (const [kind, name] of Object.entries(NAMES)) {
    it(`is on the tab of ${kind} ${name}, from where each component is a step away`, async () => {
      const { page, problems } = await openPage(browser);
      await signIn(page, portal);
      const own = `/catalog/default/${kind}/${name}`;
      await page.goto(new URL(`${own}/aws-identity`, portal.address).href);
      const verdict = page.getByText(OVERVIEWS[kind]);
      await verdict.waitFor();

      const table = page.getByRole('grid', { name: 'Components' });
      const first = table.getByRole('row').nth(1);
      assert.match(await first.innerText(), /Broken[\s\S]*IRSA-/);
      const link = first.getByRole('link').first();
      const component = await link.innerText();
      assert.ok((await verdict.innerText()).includes(component));
      await link.click();
      await page.waitForURL(
        url =>
          url.pathname ===
          `/catalog/default/component/${component}/aws-identity`,
      );
      await page
        .getByText(/^Broken: /)
        .first()
        .waitFor();
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  it('counts the teams below a department, and leads from a cause to its findings', async () => {
    const { page } = await openPage(browser);
    await signIn(page, portal);
    await page.goto(
      new URL('/catalog/default/group/engineering/aws-identity', portal.address)
        .href,
    );
    await page
      .getByText(/^What is below counts too: .*team-checkout/)
      .waitFor();
    const causes = page.getByRole('grid', {
      name: 'What is behind most of it',
    });
    await causes.getByRole('link').first().click();
    await page.waitForURL(url => url.pathname === '/irsa/findings');
    const findings = page.getByRole('grid', { name: 'Findings' });
    await findings.waitFor();
    assert.ok((await findings.getByRole('row').count()) > 1);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 800]) {
      it(`has nothing for axe to find, and no sideways scrolling, ${colorScheme} at ${width} px`, async () => {
        const { page } = await openPage(browser, {
          bypassCSP: true,
          colorScheme,
          viewport: { width, height: 1000 },
        });
        await signIn(page, portal);
        await page.goto(
          new URL(
            '/catalog/default/system/checkout/aws-identity',
            portal.address,
          ).href,
        );
        const table = page.getByRole('grid', { name: 'Components' });
        await table.waitFor();
        const part = table.locator('xpath=ancestor::article[1]/..');
        assert.deepEqual(await axeFindings(part), []);
        assert.ok(
          await page.evaluate(
            () =>
              document.documentElement.scrollWidth <=
              document.documentElement.clientWidth,
          ),
        );
        if (process.env.IRSA_TEST_PICTURES) {
          await page.screenshot({
            path: `${process.env.IRSA_TEST_PICTURES}/rollup-${colorScheme}-${width}.png`,
            fullPage: true,
          });
        }
        await page.context().close();
      });
    }
  }
});
