import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DryRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { trustDirectory } from './lib/bundle.mjs';
import { strykerPlugins } from './lib/mutationRunner.mjs';
import { parts } from './lib/parts.mjs';
import { bundleTests, testFilesOf } from './lib/testBundle.mjs';
import { collectTests, runTest } from './lib/testCollector.mjs';

describe('the tests of the engine without Jest', () => {
  it('are named by their suites and rows, each once', () => {
    const { tests, globals } = collectTests();
    globals.describe('outer', () => {
      globals.describe.each([['a'], 'b'])('of %s', value => {
        globals.it(`is ${value}`, () => {});
      });
      globals.it.each([
        [1, 2],
        [3, 4],
      ])('adds', () => {});
      globals.it('adds #1', () => {});
    });
    assert.deepEqual(
      tests.map(({ name }) => name),
      [
        'outer of %s #1 is a',
        'outer of %s #2 is b',
        'outer adds #1',
        'outer adds #2',
        'outer adds #1 (2)',
      ],
    );
  });

  it('get the values of their row', () => {
    const { tests, globals } = collectTests();
    const seen = [];
    globals.it.each([[1, 2], 'x'])('row', (...values) => {
      seen.push(values);
    });
    tests.forEach(test => assert.equal(runTest(test), undefined));
    assert.deepEqual(seen, [[1, 2], ['x']]);
  });

  it('run what their suites do before, once', () => {
    const { tests, globals } = collectTests();
    const done = [];
    globals.describe('suite', () => {
      globals.beforeAll(() => done.push('before'));
      globals.it('one', () => {
        done.push('one');
      });
      globals.it('two', () => {
        done.push('two');
      });
    });
    globals.it('outside', () => {
      done.push('outside');
    });
    tests.forEach(test => runTest(test));
    assert.deepEqual(done, ['before', 'one', 'two', 'outside']);
  });

  it('fail when they throw, and when they would go on later', () => {
    const { tests, globals } = collectTests();
    globals.it('compares', () => globals.expect(1).toBe(2));
    globals.it('waits', () => Promise.resolve());
    const [compared, waited] = tests.map(runTest);
    assert.match(compared.message, /Expected: .*2/);
    assert.match(waited.message, /only synchronous tests run/);
  });
});

describe('the test runner of yarn mutation:trust', () => {
  const engine = path.join('plugins', 'irsa-common', 'src', 'trust');
  const here = process.cwd();
  let sandbox;

  before(() => {
    sandbox = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-mutation-'));
    const directory = path.join(sandbox, engine);
    fs.mkdirSync(directory, { recursive: true });
    // As Stryker writes it: one mutant, which is counted, and which can be switched on.
    fs.writeFileSync(
      path.join(directory, 'half.ts'),
      `const context = globalThis.__stryker__;
       export function half(value: number): number {
         const coverage = (context.mutantCoverage ??= { static: {}, perTest: {} });
         (coverage.perTest[context.currentTestId] ??= {})['7'] = 1;
         while (context.activeMutant === '8') {
           context.hitCount += 1;
           if (context.hitCount > context.hitLimit) { throw new Error('Too often'); }
         }
         return context.activeMutant === '7' ? value * 2 : value / 2;
       }`,
    );
    fs.writeFileSync(
      path.join(directory, 'half.test.ts'),
      `import { half } from './half';
       let runs = 0;
       it('divides', () => { expect(half(4)).toBe(2); });
       it('is fresh', () => { runs += 1; expect(runs).toBe(1); });
       it('keeps nothing', () => { expect(half(0)).toBe(0); });`,
    );
    process.chdir(sandbox);
  });

  after(() => {
    process.chdir(here);
    fs.rmSync(sandbox, { recursive: true });
  });

  async function start() {
    const [{ injectableClass: TestRunner }] = strykerPlugins;
    const runner = new TestRunner();
    await runner.init();
    return runner;
  }
  const mutant = { activeMutant: { id: '7' }, mutantActivation: 'runtime' };

  it('tells which tests reach a mutant', async () => {
    const { status, tests, mutantCoverage } = (await start()).dryRun();
    assert.equal(status, DryRunStatus.Complete);
    assert.deepEqual(
      tests.map(test => [test.id, test.status]),
      ['divides', 'is fresh', 'keeps nothing'].map(name => [
        `half.test.ts ${name}`,
        TestStatus.Success,
      ]),
    );
    assert.deepEqual(Object.keys(mutantCoverage.perTest), [
      'half.test.ts divides',
      'half.test.ts keeps nothing',
    ]);
  });

  it('tells which test notices it, from a fresh start each time', async () => {
    const runner = await start();
    for (let run = 0; run < 2; run++) {
      const result = runner.mutantRun(mutant);
      assert.equal(result.status, 'killed');
      assert.deepEqual(result.killedBy, ['half.test.ts divides']);
    }
    const testFilter = ['half.test.ts is fresh', 'half.test.ts keeps nothing'];
    const survived = runner.mutantRun({ ...mutant, testFilter });
    assert.deepEqual([survived.status, survived.nrOfTests], ['survived', 2]);
  });

  it('ends a mutant that goes on for ever', async () => {
    const runner = await start();
    const result = runner.mutantRun({
      ...mutant,
      activeMutant: { id: '8' },
      hitLimit: 1_000,
    });
    assert.deepEqual(
      [result.status, result.reason],
      ['timeout', 'Hit limit reached (101/100)'],
    );
  });
});

describe('the order of test files', () => {
  it('has those that take long at the end, and leaves out what is hostile', () => {
    const files = testFilesOf(trustDirectory);
    assert.ok(!files.includes('hostile.test.ts'));
    assert.ok(
      files.indexOf('properties.test.ts') > files.indexOf('vectors.test.ts'),
    );
  });

  it('is the order in which they are bundled', async () => {
    const load = await bundleTests(trustDirectory);
    const [first] = load();
    assert.match(first.name, /^arn\.test\.ts /);
  });
});

describe('the parts of the engine', () => {
  // Types, and what is only handed on.
  const withoutCode = ['index.ts', 'policyModel.ts', 'types.ts'];

  it('have each of its files, once', () => {
    const files = fs
      .readdirSync(trustDirectory, { recursive: true })
      .map(file => file.split(path.sep).join('/'))
      .filter(
        file =>
          file.endsWith('.ts') &&
          !file.endsWith('.test.ts') &&
          !file.startsWith('__testUtils__/') &&
          !withoutCode.includes(file),
      );
    const named = Object.values(parts)
      .flat()
      .flatMap(pattern =>
        pattern.endsWith('/*.ts')
          ? files.filter(
              file => path.posix.dirname(file) === pattern.slice(0, -5),
            )
          : [pattern],
      );
    assert.deepEqual(named.sort(), files.sort());
  });
});
