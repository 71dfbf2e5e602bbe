import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { violationsInBothColours } from './inspect/accessibility.mjs';
import { endTransitions } from './inspect/colours.mjs';
import { keyboardProblems } from './inspect/keyboard.mjs';
import { layoutProblems } from './inspect/layout.mjs';
import { movements } from './inspect/motion.mjs';
import { LOADED_PAGES, openThePage, PAGES } from './pages.mjs';
import {
  TestPortal,
  openBrowser,
  openPage,
  signIn,
  waitFor,
  waitForComponent,
} from './portal.mjs';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 800, height: 900 };
/** What is left of 1440 px at a zoom of 200 %. */
const ZOOMED = { width: 720, height: 450 };

describe('every page in every state', () => {
  let portal;
  let browser;
  let page;
  let problems;

  before(async () => {
    [portal, browser] = await Promise.all([
      TestPortal.start({
        restrictable: true,
        // Each read is asked for.
        variables: {
          APP_CONFIG_irsa_schedule_frequency: '{"hours": 1}',
        },
      }),
      openBrowser(),
    ]);
    await sourcesAre(({ status }) => status === 'ok');
    await waitForComponent(portal, 'refund-worker');
    ({ page, problems } = await openPage(browser, {
      viewport: WIDE,
      reducedMotion: 'reduce',
      bypassCSP: true,
    }));
    await signIn(page, portal);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const sourcesAre = condition =>
    waitFor(async () => {
      const response = await portal.request('/api/irsa/v1/sources');
      const { items } = await response.json();
      return items.length === 5 && items.every(condition);
    }, 'the sources');

  const refresh = async () => {
    const response = await portal.request('/api/irsa/v1/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(response.status, 202);
  };

  /** Looks at a page in the state in which it shows a text. */
  const assertAccessible = async shown => {
    assert.deepEqual(await movements(page), []);
    await endTransitions(page);
    assert.deepEqual(await violationsInBothColours(page, shown), []);
    assert.deepEqual(await layoutProblems(page), []);
  };

  for (const each of PAGES) {
    describe(each.name, () => {
      before(async () => {
        problems.length = 0;
        await page.setViewportSize(WIDE);
        await openThePage(page, portal, each);
      });

      it('has no violation in light and dark', async () => {
        await assertAccessible(each.ready);
        assert.deepEqual(problems, []);
      });

      it('is walked with the keyboard, with the focus to be seen', async () => {
        assert.deepEqual(await keyboardProblems(page), []);
      });

      it('fits 800 px and a zoom of 200 %, also from right to left', async () => {
        for (const size of [NARROW, ZOOMED]) {
          await page.setViewportSize(size);
          assert.deepEqual(await layoutProblems(page), [], `${size.width} px`);
        }
        await page.setViewportSize(WIDE);
        await page.evaluate(() => {
          document.documentElement.dir = 'rtl';
        });
        assert.deepEqual(await layoutProblems(page), [], 'from right to left');
      });
    });
  }

  for (const each of LOADED_PAGES) {
    const { name, answer, what, permission, none } = each;

    describe(`${name}, when it`, () => {
      const open = async text => {
        await page.setViewportSize(WIDE);
        await page.goto(new URL(await each.path(portal), portal.address).href);
        await page.getByText(text).first().waitFor();
        await assertAccessible(text);
      };

      it('is loading', async () => {
        // Never answered; leaving the page ends the request.
        await page.route(answer, () => {});
        await open(`Loading ${what}`);
        await page.goto('about:blank');
        await page.unroute(answer);
      });

      it('cannot be loaded', async () => {
        await page.route(answer, route =>
          route.fulfill({ status: 503, json: { error: { name: 'Error' } } }),
        );
        await open(`Could not load ${what}.`);
        await page.unroute(answer);
        await page.getByRole('button', { name: 'Try again' }).first().click();
        await page.getByText(each.ready).first().waitFor();
      });

      if (permission) {
        it('may not be seen', async () => {
          portal.restrict({ denied: [permission] });
          try {
            await open(`You may not see ${what}`);
          } finally {
            portal.restrict();
          }
        });
      }

      if (none) {
        it('has nothing to show', async () => {
          await page.route(answer, route =>
            route.fulfill({ json: { items: [], totalItems: 0 } }),
          );
          await open(none);
          await page.unroute(answer);
        });
      }
    });
  }

  const IN_TROUBLE = [
    'component-refund-worker',
    'component-card',
    'findings',
  ].map(name => PAGES.find(each => each.name === name));

  describe('when a source is read in part', () => {
    const file = () =>
      path.join(portal.fleet, 'clusters/prod-use1/broken.yaml');

    before(async () => {
      await writeFile(file(), 'kind: Job\nmetadata:\n  name: "nightly\n');
      await refresh();
      await sourcesAre(
        ({ title, status }) =>
          status === (title === 'prod-use1' ? 'partial' : 'ok'),
      );
    });

    after(() => rm(file()));

    for (const each of [
      ...IN_TROUBLE,
      { ...PAGES.find(({ name }) => name === 'sources'), ready: 'broken.yaml' },
    ]) {
      it(`${each.name} has no violation`, async () => {
        await openThePage(page, portal, each);
        await assertAccessible(each.ready);
      });
    }
  });

  describe('when no source can be read any more', () => {
    before(async () => {
      await rename(portal.fleet, `${portal.fleet}-away`);
      await refresh();
      await sourcesAre(({ status }) => status === 'failed');
    });

    for (const each of [
      ...IN_TROUBLE,
      {
        ...PAGES.find(({ name }) => name === 'sources'),
        ready: '5 sources failed',
      },
    ]) {
      it(`${each.name} has no violation`, async () => {
        await openThePage(page, portal, each);
        await assertAccessible(each.ready);
      });
    }
  });
});
