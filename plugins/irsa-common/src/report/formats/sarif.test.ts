import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { irsaChecks } from '../../checks';
import { aReport, someFindings, textOf } from '../__testUtils__/aReport';
import { ExportedFinding } from '../exportedFinding';
import { findingsAsSarif } from './sarif';

// A pattern of the schema is one that only expressions without Unicode take.
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
});
addFormats(ajv);
const isValid = ajv.compile(schema);

async function logOf(findings: readonly ExportedFinding[]): Promise<Log> {
  const log = JSON.parse(
    await textOf(findingsAsSarif(aReport(), findings, irsaChecks)),
  );
  isValid(log);
  expect(isValid.errors).toBeNull();
  return log;
}

describe('Findings as SARIF', () => {
  it.each([
    ['none', []],
    ['one', someFindings.slice(0, 1)],
    ['each state', someFindings],
  ])('are valid: %s', async (_, findings) => {
    const [run] = (await logOf(findings)).runs;
    expect(run.results).toHaveLength(findings.length);
  });

  it('is judged by a schema that finds mistakes', () => {
    expect(isValid({ version: '2.1.0' })).toBe(false);
    expect(
      isValid({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }),
    ).toBe(false);
  });

  it('have what is unknown open, and what is waived suppressed with its reason', async () => {
    const [run] = (await logOf(someFindings)).runs;
    expect(
      run.results?.map(({ kind, level, suppressions }) => [
        kind,
        level,
        suppressions?.map(({ justification }) => justification),
      ]),
    ).toEqual([
      ['fail', 'error', []],
      ['open', 'none', []],
      ['fail', 'error', [someFindings[2].waiver?.reason]],
    ]);
  });

  it('name their rule and keep their id', async () => {
    const [run] = (await logOf(someFindings)).runs;
    const [first] = run.results ?? [];
    expect(run.tool.driver.rules?.[first.ruleIndex ?? -1].id).toBe(
      first.ruleId,
    );
    expect(first.partialFingerprints).toEqual({
      'findingId/v1': someFindings[0].id,
    });
  });

  it('say that a source was not read', async () => {
    const [run] = (await logOf([])).runs;
    expect(run.invocations?.[0]).toMatchObject({ executionSuccessful: false });
    expect(
      run.invocations?.[0].toolExecutionNotifications?.[0].message.text,
    ).toMatch(/^IAM 444455556666 \(aws:444455556666\): not read yet/);
  });
});
