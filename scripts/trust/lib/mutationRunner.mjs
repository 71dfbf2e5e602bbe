import path from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { bundleTests } from './testBundle.mjs';
import { runTest } from './testCollector.mjs';

const trust = path.join('plugins', 'irsa-common', 'src', 'trust');

/** Stryker allows a mutant a hundred times the evaluations of all tests together; ten times are an endless loop as well. */
const limitOf = hitLimit => hitLimit && Math.ceil(hitLimit / 10);

const messageOf = error =>
  error instanceof Error ? error.message : String(error);

/**
 * Runs the tests of the engine for Stryker, in its own process.
 *
 * Jest takes longer to start than most mutants take to be noticed, and there are thousands. Engine and tests are
 * evaluated afresh for each mutant, so that nothing one of them left behind concerns the next.
 */
class TrustTestRunner {
  #context = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #load;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#load = await bundleTests(path.resolve(trust));
  }

  dryRun() {
    this.#context.mutantCoverage = undefined;
    const result = this.#run(this.#load(), true);
    return { ...result, mutantCoverage: this.#context.mutantCoverage };
  }

  mutantRun({
    activeMutant,
    disableBail,
    hitLimit,
    mutantActivation,
    testFilter,
  }) {
    const context = this.#context;
    const limit = limitOf(hitLimit);
    context.hitCount = limit === undefined ? undefined : 0;
    context.hitLimit = limit;
    context.activeMutant =
      mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      const tests = this.#load();
      context.activeMutant = activeMutant.id;
      const chosen = testFilter && new Set(testFilter);
      const result = this.#run(
        chosen ? tests.filter(({ name }) => chosen.has(name)) : tests,
        disableBail,
      );
      return toMutantRunResult(
        determineHitLimitReached(context.hitCount, limit) ?? result,
        disableBail,
      );
    } catch (error) {
      // Only loading throws: the mutant leaves nothing that could be tested.
      return toMutantRunResult(
        determineHitLimitReached(context.hitCount, limit) ?? {
          status: DryRunStatus.Error,
          errorMessage: messageOf(error),
        },
      );
    } finally {
      context.activeMutant = undefined;
      context.hitCount = undefined;
      context.hitLimit = undefined;
    }
  }

  /** Runs tests, up to the first that fails when one failure is enough. */
  #run(tests, isWhole) {
    const results = [];
    for (const test of tests) {
      this.#context.currentTestId = test.name;
      const begun = performance.now();
      const error = runTest(test);
      this.#context.currentTestId = undefined;
      const result = {
        id: test.name,
        name: test.name,
        timeSpentMs: Math.ceil(performance.now() - begun),
      };
      results.push(
        error
          ? {
              ...result,
              status: TestStatus.Failed,
              failureMessage: messageOf(error),
            }
          : { ...result, status: TestStatus.Success },
      );
      if (error && !isWhole) {
        break;
      }
    }
    return { status: DryRunStatus.Complete, tests: results };
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'trust', TrustTestRunner),
];
