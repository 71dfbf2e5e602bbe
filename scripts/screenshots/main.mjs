import fs from 'node:fs';
import path from 'node:path';
import { endTransitions, setColours } from '../../e2e/inspect/colours.mjs';
import { LATE_PAGES, openThePage, PAGES } from '../../e2e/pages.mjs';
import {
  openBrowser,
  openPage,
  signIn,
  TestPortal,
  waitFor,
} from '../../e2e/portal.mjs';
import { ensureAppBuilt } from '../lib/build.mjs';
import { runCommand } from '../lib/command.mjs';
import { fromRoot, root } from '../lib/paths.mjs';
import { logFile } from '../lib/preparation.mjs';
import { atTheTimeOfThePictures, SEEN_AT } from './fixedTimes.mjs';
import { asWebp, differenceFrom } from './pictures.mjs';

const DIRECTORY = fromRoot('docs', 'images');
const WIDTHS = [1440, 800];
const HEIGHT = 1000;

async function startPortal() {
  const portal = await TestPortal.start({
    variables: {
      APP_CONFIG_irsa_schedule_frequency: '{"hours": 1}',
    },
  });
  await waitFor(async () => {
    const response = await portal.request('/api/irsa/v1/sources');
    const { items } = await response.json();
    return items.length === 5 && items.every(({ status }) => status === 'ok');
  }, 'the first read of every source');
  return portal;
}

/** Takes the pictures of a page: each width in light and dark. */
async function picturesOf(page, portal, shown) {
  const taken = [];
  for (const width of shown.widths ?? WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const colours of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: colours });
      await openThePage(page, portal, shown);
      await setColours(page, colours);
      await page.getByText(shown.ready).first().waitFor();
      await page.waitForLoadState('networkidle');
      await endTransitions(page);
      taken.push({
        name: `${shown.picture}-${width}-${colours}.webp`,
        png: await page.screenshot({ animations: 'disabled', caret: 'hide' }),
      });
    }
  }
  return taken;
}

async function main(context) {
  const { report, atEnd } = context;
  await ensureAppBuilt({
    ...context,
    node: { binary: process.execPath },
    env: process.env,
    log: logFile('build'),
  });
  const since = new Date();
  const portal = await report.step('Starting a portal', startPortal);
  atEnd(() => portal.stop());
  const browser = await openBrowser();
  atEnd(() => browser.close());
  const { page } = await openPage(browser, { reducedMotion: 'reduce' });
  await page.clock.setFixedTime(SEEN_AT);
  await page.route('**/api/irsa/**', async route => {
    const response = await route.fetch();
    const body = atTheTimeOfThePictures(await response.text(), since);
    await route.fulfill({ response, body });
  });
  await signIn(page, portal);
  const { page: converter } = await openPage(browser);

  fs.mkdirSync(DIRECTORY, { recursive: true });
  let bytes = 0;
  for (const shown of [...PAGES, ...LATE_PAGES].filter(
    ({ picture }) => picture,
  )) {
    for (const { name, png } of await picturesOf(page, portal, shown)) {
      const file = path.join(DIRECTORY, name);
      const picture = await asWebp(converter, png);
      bytes += picture.length;
      const difference = await differenceFrom(converter, file, picture);
      if (difference) {
        fs.writeFileSync(file, picture);
        report.line(`${path.relative(root, file)}: ${difference}`);
      }
    }
  }
  report.line(`All pictures together: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
}

await runCommand(main);
