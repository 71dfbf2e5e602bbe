import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axeFindings } from './axe.mjs';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
  waitForRead,
} from './portal.mjs';

const MESSAGE =
  'An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity';
const PRICING = 'arn:aws:iam::111122223333:role/pricing-engine';

describe('somebody who asks what a message means and what a change would do', () => {
  let portal;
  let browser;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
    await waitForRead(portal);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const goTo = (page, path) => page.goto(new URL(path, portal.address).href);

  it('is led from the message to the fix on the tab of the component', async () => {
    const { page, problems } = await openPage(browser);
    await signIn(page, portal);
    await openEntityTab(page, portal, 'refund-worker');
    const box = page.getByRole('textbox', { name: 'Paste an error' });
    await box.fill(MESSAGE);
    await box.press('Enter');
    await page.getByText('Matches a finding here').waitFor();
    await page
      .getByRole('region', { name: 'Paste an error' })
      .getByRole('button', { name: 'Go to the fix' })
      .click();
    await page.getByRole('region', { name: /^Finding: / }).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`gets the causes in order from any other page, in ${colorScheme}`, async () => {
      const { page, problems } = await openPage(browser, {
        bypassCSP: true,
        colorScheme,
      });
      await signIn(page, portal);
      for (const path of ['/irsa/roles', '/irsa/sources']) {
        await goTo(page, path);
        await page.getByRole('button', { name: 'Paste an error' }).click();
        const dialog = page.getByRole('dialog', { name: 'Paste an error' });
        const box = dialog.getByRole('textbox', { name: 'Paste an error' });
        await box.fill(MESSAGE);
        await box.press('Enter');
        await dialog.getByText('This message usually means:').waitFor();
        assert.ok((await dialog.getByRole('listitem').count()) > 1);
        assert.deepEqual(await axeFindings(dialog), []);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  it('sees on the page of a role who would lose it, and gets the change for the tool that the tag names', async () => {
    const { page, problems } = await openPage(browser, { bypassCSP: true });
    await signIn(page, portal);
    await goTo(page, `/irsa/roles/${encodeURIComponent(PRICING)}`);
    await page.getByText('Terraform, by the tag').waitFor();
    const editor = page.getByRole('textbox', {
      name: 'Trust policy after the change',
    });
    const before = await editor.inputValue();
    const after = before.replace(
      'system:serviceaccount:pricing:*',
      'system:serviceaccount:pricing:pricing-engine',
    );
    assert.notEqual(after, before);
    await editor.fill(after);
    await page.getByText(/^0 gain, [1-9]\d* lose, 1 unchanged\.$/).waitFor();
    const table = page.getByRole('grid', {
      name: 'Who gains and who loses the role',
    });
    assert.match(await table.innerText(), /Loses[\s\S]*pricing\//);
    await page.getByText('Guessed from the tag ManagedBy=terraform').waitFor();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await axeFindings(page.locator('main')), []);
    }
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('can send a page of a list to somebody', async () => {
    const { page } = await openPage(browser);
    await signIn(page, portal);
    await goTo(page, '/irsa/findings');
    const first = page.getByRole('grid', { name: 'Findings' });
    await first.waitFor();
    await page
      .getByRole('button', { name: 'Next', exact: false })
      .last()
      .click();
    await page.waitForURL(url => url.searchParams.has('cursor'));
    const names = () =>
      page
        .getByRole('grid', { name: 'Findings' })
        .getByRole('row')
        .allInnerTexts();
    const sent = await names();
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await first.waitFor();
    assert.deepEqual(await names(), sent);

    await goTo(page, '/irsa/findings?cursor=gone');
    await page.getByText(/^The page that the address names/).waitFor();
    await page.context().close();
  });

  it('copies the policies that reading needs on the page of the sources', async () => {
    const { page } = await openPage(browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await signIn(page, portal);
    await goTo(page, '/irsa/sources');
    await page.getByRole('button', { name: 'Copy full IAM policy' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(
      JSON.parse(copied).Statement[0].Action.includes(
        'iam:GetAccountAuthorizationDetails',
      ),
    );
    await page.context().close();
  });
});
