/**
 * All tests of the engine as one file, since loading the engine once for each mutant is what takes the time; after the
 * first failure the rest is passed over, since one is enough.
 */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const trust = join(
  __dirname,
  '..',
  '..',
  'plugins',
  'irsa-common',
  'src',
  'trust',
);

// Documents of ten megabytes and generated cases by the thousand say little about a mutant that the other tests do not.
const leftOut = ['hostile.test.ts', join('__testUtils__', 'fuzz.test.ts')];

// What generates many cases comes last: most mutants are noticed before, by tests that take no time.
const slow = [
  'glob.test.ts',
  'messages.test.ts',
  'properties.test.ts',
  join('scope', 'globAlgebra.test.ts'),
  join('scope', 'shape.test.ts'),
  join('scope', 'trustIndex.test.ts'),
];

const isTest = file => file.endsWith('.test.ts') && !leftOut.includes(file);
const files = readdirSync(trust, { recursive: true }).sort().filter(isTest);

let hasFailed = false;

const untilFailure = test =>
  function run(...values) {
    if (hasFailed) {
      return;
    }
    try {
      test.apply(this, values);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };

const plainIt = globalThis.it;
globalThis.it = (name, test) => plainIt(name, untilFailure(test));
globalThis.it.each = table => (name, test) =>
  plainIt.each(table)(name, untilFailure(test));

const isSlow = file => slow.includes(file);
for (const file of [
  ...files.filter(file => !isSlow(file)),
  ...files.filter(isSlow),
]) {
  describe(file, () => {
    require(join(trust, file));
  });
}
