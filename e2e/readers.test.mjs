import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
  waitFor,
  waitForComponent,
} from './portal.mjs';

/** Components that the catalog shows nobody in these tests. */
const HIDDEN = ['carrier-gateway', 'parcel-events'];
/** What somebody who works on one component has no need of. */
const FLEET = ['irsa.report.read', 'irsa.policy.read', 'irsa.refresh'];

const MESSAGE =
  'An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity';

describe('the stories of those who come to the portal', () => {
  let portal;
  let browser;
  let page;
  let problems;

  before(async () => {
    [portal, browser] = await Promise.all([
      TestPortal.start({
        restrictable: true,
        variables: {
          // Each read is asked for.
          APP_CONFIG_irsa_schedule_frequency: '{"hours": 1}',
        },
      }),
      openBrowser(),
    ]);
    // What a reader may see is kept for a while, so it is said before anybody asks.
    portal.restrict({ hidden: HIDDEN });
    await waitForComponent(portal, 'refund-worker');
    await waitFor(async () => {
      const { items } = await ask('/sources');
      return items.length === 5 && items.every(({ status }) => status === 'ok');
    }, 'the first read of every source');
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  beforeEach(() => portal.restrict({ hidden: HIDDEN }));

  const ask = async pathname => {
    const response = await portal.request(`/api/irsa/v1${pathname}`);
    assert.equal(response.status, 200, pathname);
    return response.json();
  };

  /** Somebody comes with a fresh browser and signs in. */
  const come = async () => {
    await page?.context().close();
    ({ page, problems } = await openPage(browser, {
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    }));
    await signIn(page, portal);
  };

  const goTo = async tab => {
    await page.getByRole('link', { name: 'AWS identity' }).first().click();
    await page.getByRole('tab', { name: tab }).click();
  };

  const copied = async button => {
    await button.click();
    await page.getByText('Copied').first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  /** Chooses in a filter, whose name says what is chosen. */
  const filter = async (label, option) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
    await page.keyboard.press('Escape');
  };

  it('a developer goes from a message in a log to the fix, and needs no right to the fleet', async () => {
    portal.restrict({ denied: FLEET, hidden: HIDDEN });
    await come();
    await openEntityTab(page, portal, 'refund-worker');

    await page.getByRole('textbox', { name: 'Paste an error' }).fill(MESSAGE);
    await page.keyboard.press('Enter');
    await page.getByText('Matches a finding here').waitFor();

    await page.getByRole('button', { name: 'Go to the fix' }).first().click();
    const role = page.getByRole('region', { name: 'Role refund-worker' });
    await role
      .getByText('the trust policy of refund-worker names namespace payment')
      .waitFor();
    await role
      .getByText(/^Policy text needs irsa\.policy\.read/)
      .first()
      .waitFor();
    const fix = await copied(
      role.getByRole('button', { name: 'Copy', exact: true }),
    );
    assert.match(fix, /payments:refund-worker/);

    await page.goto(new URL('/irsa/findings', portal.address).href);
    await page.getByText('You may not see the findings').waitFor();
  });

  it('a platform engineer finds the role that is open to a whole cluster, and sees who would lose it', async () => {
    await come();
    await goTo('Roles');
    await filter(/All widths of trust/, 'Whole cluster');
    await page.getByRole('link', { name: 'product-search' }).click();
    await page
      .getByText(/^1 service account uses this role\./)
      .first()
      .waitFor();

    const policy = page.getByRole('textbox', {
      name: 'Trust policy after the change',
    });
    const { Statement: statements, ...rest } = JSON.parse(
      await policy.inputValue(),
    );
    const [statement] = [statements].flat();
    const issuer = statement.Principal.Federated.split('oidc-provider/')[1];
    await policy.fill(
      JSON.stringify({
        ...rest,
        Statement: [
          {
            ...statement,
            Condition: {
              StringEquals: {
                [`${issuer}:aud`]: 'sts.amazonaws.com',
                [`${issuer}:sub`]:
                  'system:serviceaccount:storefront:product-search',
              },
            },
          },
        ],
      }),
    );
    await page.getByText(/^0 gain, \d+ lose, 1 unchanged\./).waitFor();
    const fix = await copied(
      page
        .getByRole('region', { name: 'What if I change it' })
        .getByRole('button', { name: 'Copy', exact: true }),
    );
    assert.match(fix, /storefront:product-search/);
    assert.deepEqual(problems, []);
  });

  it('a security engineer narrows the findings, and sends one to somebody', async () => {
    await come();
    await goTo('Findings');
    await filter(/All severities/, 'Critical');
    await page.waitForURL(/severity=critical/);
    await page
      .getByRole('button', { name: 'Trust policy has no subject condition' })
      .or(page.locator('button[data-finding]'))
      .first()
      .click();
    await page.getByRole('link', { name: 'Open as page' }).click();
    await page.waitForURL(/\/irsa\/findings\/[^/?]+$/);
    const address = page.url();

    await come();
    await page.goto(address);
    await page.getByText('Check that it worked').waitFor();
    await page.getByText('Critical').first().waitFor();
    assert.notEqual(
      await copied(page.getByRole('button', { name: 'Copy', exact: true })),
      '',
    );
    assert.deepEqual(problems, []);
  });

  it('an operator sees what a source lacks, mends it, and has it read again', async () => {
    const broken = path.join(portal.fleet, 'clusters/prod-use1/broken.yaml');
    await writeFile(broken, 'kind: Job\nmetadata:\n  name: "nightly\n');
    await come();
    await goTo('Sources');
    const readAll = page.getByRole('button', { name: 'Read all now' });
    await page.getByText('All 5 sources are complete.').waitFor();
    await readAll.click();
    await page.getByText(/1 is read in part/).waitFor();
    await page
      .getByText(/broken\.yaml: line \d+/)
      .first()
      .waitFor();

    await rm(broken);
    await readAll.click();
    await page.getByText('All 5 sources are complete.').waitFor();
    assert.deepEqual(problems, []);
  });

  describe('to somebody who may not see a component', () => {
    it('the catalog has no page of it, and no list names it or counts it', async () => {
      await come();
      await page.goto(
        new URL(
          '/catalog/default/component/carrier-gateway/aws-identity',
          portal.address,
        ).href,
      );
      await page
        .getByText(/not found/i)
        .first()
        .waitFor();

      for (const [list, none] of [
        ['findings', 'No finding matches these filters.'],
        ['roles', 'No role matches these filters.'],
        ['service-accounts', 'No service account matches these filters.'],
      ]) {
        await page.goto(
          new URL(`/irsa/${list}?q=carrier`, portal.address).href,
        );
        await page.getByText(none).waitFor();
      }
      await page.goto(new URL('/irsa/findings', portal.address).href);
      const { totalItems } = await ask('/findings');
      await page
        .getByRole('radio', { name: `All ${totalItems}` })
        .or(page.getByRole('button', { name: `All ${totalItems}` }))
        .first()
        .waitFor();
      const { items } = await ask('/findings?limit=200');
      assert.equal(items.length, totalItems);
      assert.ok(!JSON.stringify(items).includes('carrier-gateway'));
    });

    it('a role that it shares says that there are others, without their names', async () => {
      await openEntityTab(page, portal, 'order-events');
      await page
        .getByText('And service accounts of components that you may not see.')
        .first()
        .waitFor();
      const text = await page.locator('body').innerText();
      assert.ok(!text.includes('parcel-events'));
      assert.ok(!(await page.content()).includes('parcel-events'));
    });
  });

  it('open pages say that the backend is away, keep what they have, and go on with a press of a button', async () => {
    await come();
    await goTo('Findings');
    await filter(/All severities/, 'Critical');
    await page.waitForURL(/severity=critical/);
    const tab = await page.context().newPage();
    await tab.clock.install();
    await openEntityTab(tab, portal, 'refund-worker');
    const verdict = tab.getByText(/^Broken: refund-worker in prod-use1/);
    await verdict.first().waitFor();
    await portal.kill();

    await page.getByRole('searchbox').fill('role');
    await page
      .getByText('Could not load the findings. The server did not answer.')
      .waitFor();
    // The tab asks again every minute.
    await tab.clock.fastForward('02:00');
    const failed = tab.getByText(
      'Could not load the AWS identity of refund-worker. The server did not answer.',
    );
    await failed.waitFor();
    await tab.getByText('What is shown below was loaded 2 min ago.').waitFor();
    assert.ok(await verdict.first().isVisible());

    await portal.startAgain();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page
      .getByText(/ on .*product-search/)
      .first()
      .waitFor();
    assert.match(page.url(), /severity=critical/);
    assert.match(page.url(), /q=role/);
    await tab.getByRole('button', { name: 'Try again' }).click();
    await failed.waitFor({ state: 'detached' });
    assert.ok(await verdict.first().isVisible());
  });
});
