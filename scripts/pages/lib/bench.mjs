import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  openBrowser,
  openPage,
  signIn,
  TestPortal,
  waitFor,
  waitForComponent,
} from '../../../e2e/portal.mjs';
import { SIZES } from '../../estate/lib/sizes.mjs';
import { writeEstate } from '../../estate/lib/write.mjs';
import { ensureAppBuilt } from '../../lib/build.mjs';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { machine } from '../../lib/measure.mjs';
import { logFile } from '../../lib/preparation.mjs';
import { writeCatalog } from './estate.mjs';
import { measureLongTasks, measureScrolling } from './scroll.mjs';

const MAX_LONG_TASK = 100;
const BINDINGS = 50;
const COMPONENT = 'fifty-bindings';
const PAGES_TURNED = 10;
/** A read of the large estate on a busy machine. */
const READ_SECONDS = 20 * 60;

function readSize(argv) {
  const { values } = parseArgs({
    args: argv,
    options: { size: { type: 'string', default: 'large' } },
  });
  if (!Object.hasOwn(SIZES, values.size)) {
    throw new Failure(`There is no size ${values.size}.`, {
      remedy: `It takes --size ${Object.keys(SIZES).join(', ')}.`,
    });
  }
  return values.size;
}

async function startPortal(directory, catalog) {
  const portal = await TestPortal.start({
    seconds: READ_SECONDS,
    variables: {
      APP_CONFIG_irsa_files: JSON.stringify([{ directory }]),
      APP_CONFIG_demo_estate: directory,
      APP_CONFIG_irsa_schedule_frequency: '{"hours": 12}',
      APP_CONFIG_irsa_schedule_timeout: '{"minutes": 20}',
      APP_CONFIG_catalog_locations: JSON.stringify([
        { type: 'file', target: catalog },
      ]),
    },
  });
  const ask = async pathname => {
    const response = await portal.request(`/api/irsa/v1${pathname}`);
    return response.ok ? response.json() : undefined;
  };
  await waitForComponent(portal, COMPONENT);
  await waitFor(
    async () => {
      const { items = [] } = (await ask('/sources?limit=200')) ?? {};
      return items.length > 0 && items.every(({ status }) => status === 'ok');
    },
    'the first read of every source',
    READ_SECONDS * 1000,
  );
  await waitFor(
    async () => {
      const identity = await ask(`/entities/component/default/${COMPONENT}`);
      return identity?.bindings.length >= BINDINGS;
    },
    `${BINDINGS} bindings of ${COMPONENT}`,
    READ_SECONDS * 1000,
  );
  return { portal, ask };
}

const longest = tasks =>
  tasks.length === 0
    ? 'none over 50 ms'
    : `${tasks.length}, the longest ${Math.round(Math.max(...tasks))} ms`;

async function measure(page, portal, ask, report) {
  const { totalItems } = await ask('/findings?limit=1');
  const identity = await ask(`/entities/component/default/${COMPONENT}`);

  const tab = await measureScrolling(
    page,
    new URL(
      `/catalog/default/component/${COMPONENT}/aws-identity`,
      portal.address,
    ).href,
    'Who else could become these roles',
  );
  report.line(
    `Tab with ${identity.bindings.length} bindings, ${
      tab.height
    } px high. Long tasks on opening: ${longest(
      tab.opening,
    )}; while scrolling: ${longest(tab.scrolling)}`,
  );

  const list = await measureScrolling(
    page,
    new URL('/irsa/findings', portal.address).href,
    /^IRSA-.* on /,
  );
  const turning = await measureLongTasks(page, async () => {
    for (let turned = 0; turned < PAGES_TURNED; turned++) {
      await page.getByRole('button', { name: /next/i }).last().click();
      await page.waitForLoadState('networkidle');
    }
  });
  report.line(
    `Table of ${totalItems} findings, ${
      list.height
    } px high. Long tasks on opening: ${longest(
      list.opening,
    )}; while scrolling: ${longest(
      list.scrolling,
    )}; while turning ${PAGES_TURNED} pages: ${longest(turning)}`,
  );
  return [...tab.scrolling, ...list.scrolling].every(
    duration => duration <= MAX_LONG_TASK,
  );
}

async function bench(context, size) {
  const { report, atEnd } = context;
  await ensureAppBuilt({
    ...context,
    node: { binary: process.execPath },
    env: process.env,
    log: logFile('build'),
  });
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-pages-'));
  atEnd(() => fs.rmSync(directory, { recursive: true, force: true }));
  const catalog = await report.step(`Writing an estate of size ${size}`, () =>
    writeEstate(directory, SIZES[size], 1).then(() =>
      writeCatalog(directory, { component: COMPONENT, bindings: BINDINGS }),
    ),
  );
  const { portal, ask } = await report.step('Having a portal read it', () =>
    startPortal(directory, catalog),
  );
  atEnd(() => portal.stop());
  const browser = await openBrowser();
  atEnd(() => browser.close());
  const { page } = await openPage(browser);
  await signIn(page, portal);
  report.line(machine());
  const isSmooth = await measure(page, portal, ask, report);
  report.line(
    `Target, no task over ${MAX_LONG_TASK} ms while scrolling: ${
      isSmooth ? 'met' : 'missed'
    }`,
  );
  return isSmooth ? 0 : 1;
}

export const main = argv =>
  runCommand(context => bench(context, readSize(argv)));
