import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const directory = fileURLToPath(
  new URL('../../../plugins/irsa-common/src/checks/', import.meta.url),
);

/** Bundles the catalogue of checks in memory and imports it, so that a script needs no build. */
export async function importChecks() {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        "export * from './catalogue';",
        "export * from './notDetected';",
        "export * from './framework/unread';",
        "export * from './framework/severity';",
      ].join('\n'),
      resolveDir: directory,
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
