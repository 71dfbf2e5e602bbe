import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { collectTests } from './testCollector.mjs';

// Documents of ten megabytes and generated cases by the thousand say little about a mutant that the other tests do not.
const leftOut = [
  'cost.test.ts',
  'hostile.test.ts',
  path.join('__testUtils__', 'fuzz.test.ts'),
];

// What generates many cases comes last: most mutants are noticed before, by tests that take no time.
const slow = [
  'glob.test.ts',
  'messages.test.ts',
  'properties.test.ts',
  path.join('lint', 'width.test.ts'),
  path.join('scope', 'globAlgebra.test.ts'),
  path.join('scope', 'shape.test.ts'),
  path.join('scope', 'trustIndex.test.ts'),
];

/** The test files of the engine in the order in which they run. */
export function testFilesOf(directory) {
  const files = fs
    .readdirSync(directory, { recursive: true })
    .filter(file => file.endsWith('.test.ts') && !leftOut.includes(file))
    .sort();
  const isSlow = file => slow.includes(file);
  return [
    ...files.filter(file => !isSlow(file)),
    ...files.filter(file => isSlow(file)),
  ];
}

/**
 * Bundles all tests of the engine once.
 *
 * @param directory - the folder of the engine; to all test files it is the folder that they lie in
 * @returns a function that loads engine and tests afresh and returns the tests
 */
export async function bundleTests(directory) {
  const { outputFiles } = await build({
    stdin: {
      contents: testFilesOf(directory)
        .map(
          file =>
            `describe(${JSON.stringify(file)}, () => require(${JSON.stringify(
              `./${file}`,
            )}));`,
        )
        .join('\n'),
      resolveDir: directory,
      loader: 'js',
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    target: 'node20',
    logLevel: 'silent',
  });
  const filename = path.join(directory, 'tests.cjs');
  const names = [
    'require',
    '__dirname',
    ...Object.keys(collectTests().globals),
  ];
  const evaluate = new vm.Script(
    `(function (${names.join(', ')}) {${outputFiles[0].text}\n})`,
    { filename },
  ).runInThisContext();
  const require = createRequire(filename);
  return () => {
    const { tests, globals } = collectTests();
    evaluate(require, directory, ...Object.values(globals));
    return tests;
  };
}
