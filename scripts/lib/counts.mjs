export const nothing = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * Counts the cases of a Jest run from what its `--json` says. A suite that could not run has no cases and counts as one
 * that failed; so does a run without a result, or one that failed without saying where.
 */
export function countJest(result, exitCode) {
  if (!result) {
    return { ...nothing, failed: 1 };
  }
  const counts = {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
  return withExit(counts, exitCode);
}

/**
 * Counts the cases of a `node --test` run from the lines of our reporter. A file without cases is reported as a case of
 * its own name, which counts only when it failed, that is, crashed.
 */
export function countNodeTest(lines, exitCode, files = []) {
  let counts = nothing;
  for (const line of lines) {
    const { name, outcome } = JSON.parse(line);
    const isWholeFile = files.some(
      file => file === name || file.endsWith(`/${name}`),
    );
    if (!isWholeFile || outcome === 'failed') {
      counts = add(counts, { ...nothing, [outcome]: 1 });
    }
  }
  return withExit(counts, exitCode);
}

function withExit(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0
    ? { ...counts, failed: 1 }
    : counts;
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${
    skipped > 0 ? `, ${skipped} skipped` : ''
  }`;
}

/** The exit code that goes with it: a run in which nothing ran has proved nothing. */
export const exitCodeFor = ({ passed, failed }) =>
  failed > 0 || passed === 0 ? 1 : 0;
