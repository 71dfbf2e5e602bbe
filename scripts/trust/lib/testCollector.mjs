import { expect } from 'expect';

/** Runs something for each row of a table; rows that are lists become arguments. */
const eachRow = (table, run) =>
  table.forEach((row, at) => run(Array.isArray(row) ? row : [row], at + 1));

/**
 * What test files need of Jest, without all that makes it start slowly: they put their tests into a list.
 *
 * @returns `tests`, which fills as test files are evaluated, and the `globals` that these files use
 */
export function collectTests() {
  const tests = [];
  const names = new Set();
  let suite = { name: '', hooks: [] };

  const nameOf = title => {
    const name = suite.name ? `${suite.name} ${title}` : title;
    let unique = name;
    for (let count = 2; names.has(unique); count++) {
      unique = `${name} (${count})`;
    }
    names.add(unique);
    return unique;
  };

  function describe(title, define) {
    const outer = suite;
    suite = {
      name: outer.name ? `${outer.name} ${title}` : title,
      hooks: [...outer.hooks],
    };
    define();
    suite = outer;
  }
  describe.each = table => (title, define) =>
    eachRow(table, (values, row) =>
      describe(`${title} #${row}`, () => define(...values)),
    );

  function it(title, run) {
    tests.push({ name: nameOf(title), hooks: suite.hooks, run });
  }
  it.each = table => (title, run) =>
    eachRow(table, (values, row) =>
      it(`${title} #${row}`, () => run(...values)),
    );

  const beforeAll = run => suite.hooks.push({ run, isDone: false });

  return { tests, globals: { beforeAll, describe, expect, it } };
}

/** Runs a test, and before it what its suites have to do once; returns the error that it threw. */
export function runTest({ hooks, run }) {
  try {
    for (const hook of hooks) {
      if (!hook.isDone) {
        hook.isDone = true;
        hook.run();
      }
    }
    const result = run();
    if (result !== undefined) {
      throw new Error(
        'The test returns something; only synchronous tests run.',
      );
    }
    return undefined;
  } catch (error) {
    return error ?? new Error('The test threw nothing.');
  }
}
