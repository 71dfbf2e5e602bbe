import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromRoot } from './paths.mjs';

const POLL_MILLISECONDS = 250;
const PATIENCE_MILLISECONDS = 20_000;
/** Another catalog than the demo's is taken as loaded once it has not grown for this long. */
const SETTLED_MILLISECONDS = 3_000;

/** How many components the demo's catalog has. */
export function countDemoComponents(folder = fromRoot('examples', 'catalog')) {
  return fs
    .readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => fs.readFileSync(path.join(folder, file), 'utf8'))
    .flatMap(text => text.match(/^kind: Component$/gm) ?? []).length;
}

async function getJson(address, pathname, token) {
  const response = await fetch(new URL(pathname, address), {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) {
    throw new Error(`${pathname} was answered ${response.status}`);
  }
  return response.json();
}

/**
 * Waits until the catalog has the demo's components and every source has been read once, so that whoever opens the portal at
 * once finds something there. Both happen in the background after the start; a portal that is configured otherwise is not waited for long.
 *
 * @returns whether all of it was there in time
 */
export async function waitForFirstRead(
  address,
  { expected = countDemoComponents(), patience = PATIENCE_MILLISECONDS } = {},
) {
  const deadline = Date.now() + patience;
  let token;
  let last = { total: -1, since: Date.now() };
  while (Date.now() < deadline) {
    try {
      token ??= (await getJson(address, '/api/auth/guest/refresh'))
        .backstageIdentity.token;
      const [{ totalItems }, { items }] = await Promise.all([
        getJson(
          address,
          '/api/catalog/entities/by-query?filter=kind=component&limit=0',
          token,
        ),
        getJson(address, '/api/irsa/v1/sources?limit=200', token),
      ]);
      if (totalItems !== last.total) {
        last = { total: totalItems, since: Date.now() };
      }
      const isLoaded =
        totalItems >= expected ||
        Date.now() - last.since > SETTLED_MILLISECONDS;
      if (isLoaded && items.every(item => item.status !== 'never-read')) {
        return true;
      }
    } catch {
      // Without guest sign-in, or while a plugin still starts, there is nothing to ask.
      token = undefined;
    }
    await sleep(POLL_MILLISECONDS);
  }
  return false;
}
