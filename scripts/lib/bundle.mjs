import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the sources of the common package lie. */
export const commonSources = fileURLToPath(
  new URL('../../plugins/irsa-common/src/', import.meta.url),
);

/**
 * Bundles files as one module that exports what they export, so that a script needs no build.
 *
 * @param {string} directory - the folder that the files are under
 * @param {string[]} files - paths under it, without extension
 * @param {string} [banner] - JavaScript that comes first
 * @returns {Promise<string>} the text of the module
 */
export async function bundle(directory, files, banner = '') {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map(file => `export * from './${file}';`).join('\n'),
      resolveDir: directory,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    banner: { js: banner },
  });
  return outputFiles[0].text;
}

/** Bundles files in memory, as {@link bundle} does, and imports them. They may depend on nothing that has to be asked for by `require`. */
export async function importBundle(directory, files) {
  const code = Buffer.from(await bundle(directory, files)).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
