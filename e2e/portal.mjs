import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, missingChromium } from '../scripts/lib/chromium.mjs';
import { copyFleet } from '../scripts/lib/fleet.mjs';
import { fromRoot } from '../scripts/lib/paths.mjs';
import { demoConfigPaths, startPortal } from '../scripts/lib/portal.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { Processes } from '../scripts/lib/processes.mjs';
import { RESTRICTIONS_VARIABLE } from './backend/variable.mjs';

/** How long a page may take before a test gives up on it. */
const PAGE_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 200;

/** The environment without the settings of whoever runs the tests. */
function hermeticEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !key.startsWith('APP_CONFIG_') && key !== 'BACKSTAGE_ENV',
    ),
  );
}

/**
 * A portal for tests, started by the same code as `npm start`: on a free port, with a database and a copy of the demo
 * fleet of its own, both thrown away by `stop`.
 */
export class TestPortal {
  #processes = new Processes();
  #directory = mkdtempSync(path.join(os.tmpdir(), 'irsa-portal-'));
  #running;
  #token;

  /**
   * Starts a portal.
   *
   * @param options.prepareFleet - may change the copy of the fleet, whose folder it gets, before the start
   * @param options.variables - further variables of the environment
   * @param options.root - the folder of the portal, unless it is the one of this repository
   * @param options.configPaths - its configuration files, unless they are the ones of the demo
   * @param options.seconds - how long it may take until it answers, if it has much to read
   * @param options.restrictable - whether `restrict` may take rights away
   */
  static async start(options = {}) {
    const { prepareFleet, variables = {}, root, configPaths } = options;
    const portal = new TestPortal();
    portal.variables = variables;
    portal.root = root;
    portal.seconds = options.seconds;
    portal.port = await freePort();
    if (options.restrictable) {
      portal.entry = fromRoot('e2e', 'backend', 'index.mjs');
      portal.restrict();
    }
    portal.configPaths = configPaths ?? demoConfigPaths({ local: false });
    try {
      copyFleet(fromRoot('examples', 'fleet'), portal.fleet);
      await prepareFleet?.(portal.fleet);
      await portal.startAgain();
    } catch (error) {
      await portal.stop();
      throw new Error([error.message, ...(error.details ?? [])].join('\n'), {
        cause: error,
      });
    }
    return portal;
  }

  /** The folder of this portal's copy of the fleet. Changes in it are seen with the next read of the source. */
  get fleet() {
    return path.join(this.#directory, 'fleet');
  }

  /** The folder with the database of each plugin. */
  get database() {
    return path.join(this.#directory, 'database');
  }

  /**
   * Says what everybody may not from now on.
   *
   * @param options.denied - names of permissions
   * @param options.hidden - names of entities that the catalog does not show
   */
  restrict({ denied = [], hidden = [] } = {}) {
    writeFileSync(this.#restrictions, JSON.stringify({ denied, hidden }));
  }

  get #restrictions() {
    return path.join(this.#directory, 'restrictions.json');
  }

  /** What the backend has written so far. */
  get log() {
    return readFileSync(path.join(this.#directory, 'backend.log'), 'utf8');
  }

  /** Starts the backend after `kill`, at the same address, over the same database and the same fleet. */
  async startAgain() {
    this.#token = undefined;
    const { address, running } = await startPortal({
      processes: this.#processes,
      node: { binary: process.execPath },
      env: hermeticEnvironment(),
      root: this.root,
      entry: this.entry,
      seconds: this.seconds,
      configPaths: this.configPaths,
      log: path.join(this.#directory, 'backend.log'),
      variables: {
        APP_CONFIG_backend_listen_port: String(this.port),
        APP_CONFIG_backend_database_connection_directory: this.database,
        APP_CONFIG_irsa_files: JSON.stringify([{ directory: this.fleet }]),
        APP_CONFIG_demo_estate: this.fleet,
        [RESTRICTIONS_VARIABLE]: this.#restrictions,
        ...this.variables,
      },
    });
    this.address = address;
    this.#running = running;
  }

  /** Ends the backend as a crash or the end of its memory would: at once and without a word. */
  async kill() {
    process.kill(-this.#running.pid, 'SIGKILL');
    await this.#running.exited;
  }

  /** Asks the backend as the signed-in guest. */
  async request(pathname, init = {}) {
    this.#token ??= await this.#signInByRequest();
    return fetch(new URL(pathname, this.address), {
      ...init,
      headers: { authorization: `Bearer ${this.#token}`, ...init.headers },
    });
  }

  async #signInByRequest() {
    const response = await fetch(
      new URL('/api/auth/guest/refresh', this.address),
    );
    if (!response.ok) {
      throw new Error(`Signing in as guest was answered ${response.status}`);
    }
    return (await response.json()).backstageIdentity.token;
  }

  async stop() {
    await this.#processes.stopAll();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Starts the Chromium of this machine with a fresh profile. */
export async function openBrowser() {
  const executablePath = findChromium(process.env);
  if (!executablePath) {
    const { name, reason, remedy } = missingChromium(process.env);
    throw new Error(`${name} is missing: ${reason}. Get it: ${remedy}.`);
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens a page in a browser context of its own. `problems` collects what the page complains about: errors on its
 * console, exceptions, and answers of the portal that are server errors.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PAGE_MILLISECONDS);
  const problems = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      problems.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => problems.push(error.stack ?? error.message));
  page.on('response', response => {
    if (response.status() >= 500) {
      problems.push(`${response.status()} ${response.url()}`);
    }
  });
  return { page, problems };
}

/** Signs in as guest, as a newcomer does: with the button of the sign-in page. */
export async function signIn(page, portal) {
  await page.goto(portal.address);
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.click();
  // The page to sign in has a heading too, and whoever leaves it too early is not signed in.
  await enter.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Waits until the catalog knows a component, which it reads in the background after the start. */
export async function waitForComponent(portal, component) {
  const pathname = `/api/catalog/entities/by-name/component/default/${component}`;
  await waitFor(
    async () => (await portal.request(pathname)).ok,
    `the component ${component} in the catalog`,
  );
}

/** Waits until the whole fleet was read once, and the components of the demo were judged by it. */
export async function waitForRead(portal) {
  await waitForComponent(portal, 'refund-worker');
  await waitFor(async () => {
    const response = await portal.request('/api/irsa/v1/sources?limit=200');
    const { items, resolved } = await response.json();
    return (
      response.ok &&
      resolved &&
      items.length > 0 &&
      items.every(({ readAt }) => readAt)
    );
  }, 'the first read of every source');
}

/** Opens the page of a component and its tab "AWS identity". */
export async function openEntityTab(page, portal, component) {
  await waitForComponent(portal, component);
  await page.goto(
    new URL(`/catalog/default/component/${component}`, portal.address).href,
  );
  // The sidebar has a link of the same name, to the page that is about the whole catalog.
  await page.locator('a[href$="/aws-identity"]').click();
}

/** Waits until a question is answered with yes. */
export async function waitFor(question, what, milliseconds = 60_000) {
  const deadline = Date.now() + milliseconds;
  while (!(await question())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, POLL_MILLISECONDS);
    });
  }
}
