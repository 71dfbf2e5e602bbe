import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  aReport,
  HOSTILE,
  someFindings,
  textOf,
} from '../__testUtils__/aReport';
import { findingsAsCsv, reportAsCsv } from './csv';

/** What Excel, LibreOffice and Google Sheets begin a formula with; see OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const cellsOf = (text: string): string[][] =>
  parse(text, { record_delimiter: '\r\n' });

describe('A report as CSV', () => {
  it('is one table in which the rows of a dimension add up', () => {
    const [head, ...rows] = cellsOf(reportAsCsv(aReport()));
    expect(new Set(rows.map(row => row.length))).toEqual(
      new Set([head.length]),
    );
    const all = rows.find(([dimension]) => dimension === 'all')!;
    for (const name of ['owner', 'system', 'lifecycle', 'account']) {
      const own = rows.filter(([dimension]) => dimension === name);
      for (let column = 3; column < head.length; column++) {
        const sum = own.reduce((total, row) => total + Number(row[column]), 0);
        expect([name, head[column], sum]).toEqual([
          name,
          head[column],
          Number(all[column]),
        ]);
      }
    }
  });

  it('has no cell that starts a formula', () => {
    const cells = cellsOf(reportAsCsv(aReport())).flat();
    expect(cells).toContain(`'${HOSTILE}`);
    expect(cells.filter(cell => FORMULA.test(cell))).toEqual([]);
  });
});

describe('Findings as CSV', () => {
  it('has a row for each, with who accepted it', async () => {
    const [head, ...rows] = cellsOf(await textOf(findingsAsCsv(someFindings)));
    expect(rows.map(row => row[head.indexOf('state')])).toEqual([
      'fail',
      'unknown',
      'waived',
    ]);
    expect(rows[2][head.indexOf('waived_until')]).toBe(
      '2027-01-22T00:00:00.000Z',
    );
  });

  it('has no cell that starts a formula, whatever names and reasons are', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'=+-@\t\r\n,;"\'＝＋－＠ a1'),
    });
    await fc.assert(
      fc.asyncProperty(text, text, async (message, owner) => {
        const rows = cellsOf(
          await textOf(
            findingsAsCsv([{ ...someFindings[0], message, owners: [owner] }]),
          ),
        );
        expect(rows).toHaveLength(2);
        expect(rows.flat().filter(cell => FORMULA.test(cell))).toEqual([]);
        expect(rows[1]).toHaveLength(rows[0].length);
      }),
    );
  });

  it('comes in parts, so that a large list is never held whole', async () => {
    const parts: string[] = [];
    const many = Array.from({ length: 1_000 }, () => someFindings[0]);
    for await (const part of findingsAsCsv(many)) {
      parts.push(part);
    }
    expect(parts.length).toBeGreaterThan(4);
    expect(cellsOf(parts.join(''))).toHaveLength(1_001);
  });
});
