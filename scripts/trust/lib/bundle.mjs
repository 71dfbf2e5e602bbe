import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the engine lies. */
export const trustDirectory = fileURLToPath(
  new URL('../../../plugins/irsa-common/src/trust/', import.meta.url),
);

/**
 * Bundles files of the engine in memory and imports them as one module, so that a script needs no build.
 *
 * @param {string[]} files - paths under the folder of the engine, without extension
 */
export async function importTrust(files) {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map(file => `export * from './${file}';`).join('\n'),
      resolveDir: trustDirectory,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
