import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles the common package and imports it, so that the benchmark needs no build. */
export async function importCommon() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './plugins/irsa-common/src/index.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // Dependencies of Backstage are CommonJS and ask for modules of Node by require.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(
        pathToFileURL(join(root, 'package.json')).href,
      )});`,
    },
  });
  const directory = await mkdtemp(join(root, 'node_modules', '.bench-'));
  try {
    const file = join(directory, 'common.mjs');
    await writeFile(file, outputFiles[0].text);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
