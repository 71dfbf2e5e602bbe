import fs from 'node:fs';
import path from 'node:path';
import { CheckCases, findingsOf } from './__testUtils__/checkCases';
import { checkParts, contextOf } from './__testUtils__/checkParts';
import { irsaChecks } from './catalogue';
import { Check } from './framework/check';
import { runChecks } from './framework/runChecks';
import { UNREAD_CHECK_ID } from './framework/unread';

/** What the tests of the checks hand over, by the id of the check. */
const mockCases = new Map<string, CheckCases>();

jest.mock('./__testUtils__/checkCases', () => ({
  ...jest.requireActual('./__testUtils__/checkCases'),
  checkCases: (check: Check, cases: CheckCases) => {
    mockCases.set(check.id, cases);
    return [];
  },
}));

/** Loads the test of every check for its data; the tests in it run where they are. */
function loadCases() {
  const globals = { describe, it };
  const nothing = () => undefined;
  Object.assign(globalThis, {
    describe: (_: string, define: () => void) => define(),
    it: Object.assign(nothing, { each: () => nothing }),
  });
  try {
    fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
      .filter(file => /^IRSA-.*\.test\.ts$/.test(path.basename(file)))
      .forEach(file => jest.requireActual(path.join(__dirname, file)));
  } finally {
    Object.assign(globalThis, globals);
  }
}

loadCases();

/** Findings of the catalogue on the data with which the test of a check makes it fire. */
function found(check: Check): string[] {
  const cases = mockCases.get(check.id)!;
  const parts = checkParts();
  cases.hit.estate(parts);
  return findingsOf(check, parts, cases.parameters).own.map(
    ({ checkId }) => checkId,
  );
}

describe('every check', () => {
  it('has data in its test on which it can be run', () => {
    expect([...mockCases.keys()].sort()).toEqual(
      irsaChecks.map(({ id }) => id).sort(),
    );
  });

  it.each(irsaChecks.map(check => [check.id, check] as const))(
    '%s fires on the data of its test',
    (id, check) => expect(found(check)).toContain(id),
  );

  it('has one beside it that fires on what was not read', () => {
    const parts = checkParts();
    parts.complete = [];
    expect(
      runChecks(contextOf(parts), irsaChecks).findings.map(
        ({ checkId }) => checkId,
      ),
    ).toContain(UNREAD_CHECK_ID);
  });

  it('is one of at least 90', () => {
    const firing = irsaChecks.filter(check => found(check).includes(check.id));
    expect(firing.length).toBeGreaterThanOrEqual(90);
  });
});
