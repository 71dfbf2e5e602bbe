/** Mutation testing of the trust engine alone; `yarn mutation:trust` adds the files to mutate and where the report goes. */
export default {
  testRunner: 'trust',
  plugins: ['./scripts/trust/lib/mutationRunner.mjs'],
  coverageAnalysis: 'perTest',
  // Only what the tests read is copied into the sandbox.
  ignorePatterns: [
    '**',
    '!package.json',
    '!plugins/irsa-common/package.json',
    '!plugins/irsa-common/src/trust/**',
    '!plugins/irsa-common/testdata/**',
  ],
  // One worker unless told, so that it can run beside other work for as long as it takes.
  concurrency: Number(process.env.TRUST_MUTATION_WORKERS ?? '1'),
  // Generous, since a test that is only slow on a busy machine must not count as a mutant that was noticed.
  timeoutMS: 20_000,
  timeoutFactor: 3,
  incremental: true,
  tempDirName: '.cache/mutation/sandbox',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: {
    fileName:
      process.env.TRUST_MUTATION_REPORT ?? '.cache/mutation/report.json',
  },
  allowConsoleColors: false,
  checkers: [],
  thresholds: { high: 95, low: 90, break: null },
};
