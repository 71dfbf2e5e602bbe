import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  add,
  countJest,
  countNodeTest,
  exitCodeFor,
  nothing,
  summaryLine,
} from './counts.mjs';

const REPORTER = fileURLToPath(new URL('count-reporter.mjs', import.meta.url));

/** Runs files with node:test and our reporter, and counts them as `npm test` does. */
async function runAndCount(contents) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-counts-'));
  try {
    const files = Object.entries(contents).map(([name, content]) => {
      const file = path.join(directory, name);
      fs.writeFileSync(file, content);
      return file;
    });
    const env = { ...process.env };
    // Set where this itself runs under node:test; the inner run would report to it.
    delete env.NODE_TEST_CONTEXT;
    const { code, stdout } = await new Promise(resolve => {
      execFile(
        process.execPath,
        ['--test', `--test-reporter=${REPORTER}`, ...files],
        { env },
        (error, output) => resolve({ code: error?.code ?? 0, stdout: output }),
      );
    });
    return countNodeTest(stdout.split('\n').filter(Boolean), code, files);
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

describe('countNodeTest', () => {
  it('counts cases, not blocks and not files', async () => {
    const counts = await runAndCount({
      'a.test.mjs': `
        import assert from 'node:assert';
        import { describe, it } from 'node:test';
        describe('a', () => {
          it('passes', () => {});
          it('fails', () => assert.fail());
          it.skip('waits', () => {});
          describe('deeper', () => it('passes too', () => {}));
        });
      `,
      'empty.test.mjs': '',
    });
    assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 1 });
  });

  it('counts a file that crashes as one failure', async () => {
    const counts = await runAndCount({
      'a.test.mjs': `import { it } from 'node:test'; it('passes', () => {});`,
      'b.test.mjs': 'throw new Error("before any case");',
    });
    assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a runner that failed without a word as one failure', () => {
    assert.deepEqual(countNodeTest([], 134), { ...nothing, failed: 1 });
  });
});

describe('countJest', () => {
  const result = {
    numPassedTests: 5,
    numFailedTests: 2,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 3,
    numTodoTests: 1,
  };

  it('counts cases, and each suite that could not run as one failure', () => {
    assert.deepEqual(countJest(result, 1), {
      passed: 5,
      failed: 3,
      skipped: 4,
    });
  });

  it('counts a crash as a failure', () => {
    assert.deepEqual(countJest(undefined, 134), { ...nothing, failed: 1 });
    const passing = {
      ...result,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
    };
    assert.equal(countJest(passing, 1).failed, 1);
    assert.equal(countJest(passing, 0).failed, 0);
  });
});

describe('the last line', () => {
  it('names skipped cases only where there are some', () => {
    assert.equal(
      summaryLine({ passed: 12, failed: 0, skipped: 0 }),
      '12 passed, 0 failed',
    );
    assert.equal(
      summaryLine({ passed: 12, failed: 1, skipped: 2 }),
      '12 passed, 1 failed, 2 skipped',
    );
  });

  it('goes with an exit code that is 0 only when something ran and all passed', () => {
    assert.equal(exitCodeFor({ passed: 1, failed: 0, skipped: 3 }), 0);
    assert.equal(exitCodeFor({ passed: 1, failed: 1, skipped: 0 }), 1);
    assert.equal(exitCodeFor(nothing), 1);
  });

  it('adds up', () => {
    assert.deepEqual(
      add(
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ),
      { passed: 11, failed: 22, skipped: 33 },
    );
  });
});
