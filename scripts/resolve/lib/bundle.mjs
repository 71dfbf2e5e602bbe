import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, commonSources } from '../../lib/bundle.mjs';
import { fromRoot } from '../../lib/paths.mjs';

/** Dependencies of Backstage are CommonJS and ask for modules of Node by require. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(
  pathToFileURL(fromRoot('package.json')).href,
)});`;

/** Imports the whole common package from its sources, from a file: what its dependencies require is looked for beside it. */
export async function importCommon() {
  const directory = await mkdtemp(fromRoot('node_modules', '.bench-'));
  try {
    const file = join(directory, 'common.mjs');
    await writeFile(file, await bundle(commonSources, ['index'], REQUIRE));
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
