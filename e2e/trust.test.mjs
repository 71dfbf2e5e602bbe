import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { axeFindings } from './axe.mjs';
import { TestPortal, openBrowser, openPage, signIn } from './portal.mjs';

const ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF';

const policy = (condition, statement = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {
        Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`,
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
      ...statement,
    },
  ],
});

const OPEN = JSON.stringify(
  policy({
    StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:confidential*' },
    StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
  }),
  null,
  2,
);
const OPEN_SENTENCE = /^Several namespaces: .* matches confidential\*/;

describe('the trust page', () => {
  let portal;
  let browser;
  let page;
  let problems;

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const field = () => page.getByRole('textbox', { name: 'Policy document' });
  const sideways = () =>
    page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );

  async function open(options) {
    await page?.context().close();
    ({ page, problems } = await openPage(browser, options));
    await signIn(page, portal);
    await page.getByRole('link', { name: 'AWS identity' }).first().click();
    await page.getByRole('tab', { name: 'Trust policy' }).click();
    await field().waitFor();
  }

  describe('as a newcomer uses it', () => {
    beforeEach(() => open());

    it('is found in the sidebar, and its address leads to it', async () => {
      assert.equal(new URL(page.url()).pathname, '/irsa/trust');
      await page.goto(new URL('/irsa/trust', portal.address).href);
      await page.getByText('Nothing pasted yet').waitFor();
      assert.deepEqual(problems, []);
    });

    it('answers a pasted policy without a request that carries it, or a trace in the address', async () => {
      const requests = [];
      page.on('request', request =>
        requests.push(`${request.url()} ${request.postData() ?? ''}`),
      );
      await field().fill(OPEN);
      await page.getByText(OPEN_SENTENCE).waitFor();

      const findings = page.getByRole('region', { name: 'Findings' });
      await findings.getByText('IRSA-TS-005').waitFor();
      await page
        .getByRole('region', { name: 'Statement by statement' })
        .getByText('widens')
        .waitFor();

      await page.getByRole('textbox', { name: 'Namespace' }).fill('orders');
      await page.getByRole('textbox', { name: 'Service account' }).fill('api');
      await page
        .getByText('Refused: orders/api does not get the role.')
        .waitFor();
      await page
        .getByRole('textbox', { name: 'Namespace' })
        .fill('confidential-test');
      await page
        .getByText('Allowed: confidential-test/api gets the role.')
        .waitFor();

      assert.ok(!page.url().includes('confidential'), page.url());
      assert.deepEqual(
        requests.filter(request => /confidential/.test(request)),
        [],
      );
      const stored = await page.evaluate(() =>
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          window.history.state,
        ]),
      );
      assert.ok(!stored.includes('confidential'), stored);
      assert.deepEqual(problems, []);
    });

    it('keeps the answer for the text before while the text is broken', async () => {
      await field().fill(OPEN);
      await page.getByText(OPEN_SENTENCE).waitFor();
      await field().fill(OPEN.replace('"Allow",', '"Allow"'));

      await page.getByText(/^Not valid JSON: line 6, /).waitFor();
      await page.getByText('What is shown is for the text before.').waitFor();
      assert.ok(await page.getByText(OPEN_SENTENCE).isVisible());
      assert.deepEqual(problems, []);
    });

    it('is worked with the keyboard alone, in the order of the page', async () => {
      await page.getByRole('button', { name: /Load an example/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'Exact', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(/^Exact: only payments\/payments-api/).waitFor();

      const visited = [];
      for (let step = 0; step < 12; step++) {
        await page.keyboard.press('Tab');
        visited.push(
          await page.evaluate(() => {
            const { activeElement: at } = document;
            return (
              at.getAttribute('aria-label') ??
              at.labels?.[0]?.innerText ??
              at.innerText ??
              ''
            );
          }),
        );
      }
      const order = [
        'Policy document',
        'Role ARN (optional)',
        'Copy ARN',
        'IRSA',
        'Namespace',
        'Service account',
        'Audience of the token',
      ].map(name => visited.findIndex(label => label.startsWith(name)));
      assert.ok(
        order.every(
          (at, index) => at >= 0 && (index === 0 || at > order[index - 1]),
        ),
        visited.join(', '),
      );
      assert.deepEqual(problems, []);
    });

    it('takes keys at once while a hard policy is judged', async () => {
      const values = Array.from(
        { length: 12 },
        (_, index) => `*a${index}*b*${index}*`,
      );
      await field().fill(
        JSON.stringify(policy({ StringLike: { [`${ISSUER}:sub`]: values } })),
      );
      await page.keyboard.press('End');
      const started = Date.now();
      await page.keyboard.type('   ');
      const taken = Date.now() - started;
      assert.ok((await field().inputValue()).endsWith('   '));
      assert.ok(taken < 1_000, `Three keys took ${taken} ms`);
      await page
        .getByRole('region', { name: 'Who can become this role' })
        .waitFor();
      assert.deepEqual(problems, []);
    });
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 1000, 800]) {
      it(`has no accessibility violation and no sideways scroll, ${colorScheme}, ${width} px`, async () => {
        await open({
          colorScheme,
          viewport: { width, height: 1000 },
          bypassCSP: true,
        });
        for (const [text, shown] of [
          ['', 'Nothing pasted yet'],
          [OPEN, OPEN_SENTENCE],
          [`${OPEN}}`, /^Not valid JSON/],
        ]) {
          await field().fill(text);
          await page.getByText(shown).waitFor();
          assert.deepEqual(await axeFindings(page.locator('main')), []);
          assert.equal(await sideways(), 0);
        }
        assert.deepEqual(problems, []);
      });
    }
  }
});
