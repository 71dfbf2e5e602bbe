import fc from 'fast-check';
import { ReportCounts, ReportRow } from '../api/types/report';
import { countedArbitrary } from './__testUtils__/reportArbitrary';
import { judgeCompliance } from './compliance';
import { addCounts, emptyTally, openFindings } from './counts';
import {
  CountedBinding,
  CountedFinding,
  ReportAccumulator,
} from './ReportAccumulator';
import { DIMENSIONS } from './words';

function count(
  findings: readonly CountedFinding[],
  bindings: readonly CountedBinding[],
) {
  const report = new ReportAccumulator();
  bindings.forEach(binding => report.addBinding(binding));
  findings.forEach(finding => report.addFinding(finding));
  return report.rows();
}

function sum(counts: Iterable<ReportCounts>): ReportCounts {
  const total = emptyTally();
  for (const each of counts) {
    addCounts(total, each);
  }
  return total;
}

function countsOf({
  total,
  compliant,
  failing,
  unknown,
  broken,
  waived,
  findings,
}: ReportCounts): ReportCounts {
  return { total, compliant, failing, unknown, broken, waived, findings };
}

describe('The rows of a report', () => {
  it('add up to the totals in every dimension', () => {
    fc.assert(
      fc.property(countedArbitrary, ({ findings, bindings }) => {
        const rows = count(findings, bindings);
        for (const { key } of DIMENSIONS) {
          expect(sum(rows[key])).toEqual(rows.totals);
        }
        expect(rows.totals.total).toBe(bindings.length);
      }),
    );
  });

  it('have each binding in exactly one of compliant, failing and unknown', () => {
    fc.assert(
      fc.property(countedArbitrary, ({ findings, bindings }) => {
        const { totals, byOwner } = count(findings, bindings);
        for (const each of [totals, ...byOwner]) {
          expect(each.compliant + each.failing + each.unknown).toBe(each.total);
          expect(each.broken).toBeLessThanOrEqual(each.failing);
          expect(each.waived).toBeLessThanOrEqual(each.compliant);
        }
      }),
    );
  });

  it('show with what is shared the same as a report about one value alone', () => {
    const withShared = (row: ReportRow) =>
      sum([row, ...(row.shared ? [row.shared] : [])]);
    fc.assert(
      fc.property(countedArbitrary, ({ findings, bindings }) => {
        const { byOwner } = count(findings, bindings);
        for (const row of byOwner.filter(({ kind }) => kind === 'value')) {
          const isOwned = (each: CountedBinding | CountedFinding) =>
            each.entities.some(({ owner }) => owner === row.value);
          const alone = count(
            findings.filter(isOwned),
            bindings.filter(isOwned),
          );
          expect(withShared(row)).toEqual(countsOf(alone.totals));
        }
      }),
    );
  });

  it('have every finding under its check', () => {
    fc.assert(
      fc.property(countedArbitrary, ({ findings, bindings }) => {
        const { totals, byCheck } = count(findings, bindings);
        const counted = byCheck.map(row => row.findings);
        const add = (of: (row: (typeof counted)[number]) => number) =>
          counted.reduce((all, row) => all + of(row), 0);
        expect(add(openFindings)).toBe(openFindings(totals.findings));
        expect(add(row => row.unknown)).toBe(totals.findings.unknown);
        expect(add(row => row.waived)).toBe(totals.findings.waived);
        for (const row of byCheck) {
          const concerned = bindings.filter(({ findings: about }) =>
            about.some(
              ({ checkId, state }) =>
                checkId === row.checkId && state === 'fail',
            ),
          );
          expect(row).toMatchObject({
            bindings: concerned.length,
            of: bindings.length,
          });
        }
      }),
    );
  });

  it('are the same in whatever order things come', () => {
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(
        countedArbitrary.chain(input =>
          fc.tuple(
            fc.constant(input),
            shuffled(input.findings),
            shuffled(input.bindings),
          ),
        ),
        ([input, findings, bindings]) => {
          const title = (rows: ReturnType<typeof count>) => ({
            ...rows,
            costs: [...rows.costs].sort(([a], [b]) => a.localeCompare(b)),
          });
          expect(title(count(findings, bindings))).toEqual(
            title(count(input.findings, input.bindings)),
          );
        },
      ),
    );
  });

  it('name what a source that was not read costs', () => {
    fc.assert(
      fc.property(countedArbitrary, ({ findings, bindings }) => {
        const { costs } = count(findings, bindings);
        for (const [id, cost] of costs) {
          const unknown = bindings.filter(
            each =>
              each.unreadSources.includes(id) &&
              judgeCompliance(each.verdict, each.isStale, each.findings)
                .compliance === 'unknown',
          );
          expect(cost.bindings).toBe(unknown.length);
          const waiting = findings
            .filter(each => each.unreadSources?.includes(id))
            .flatMap(each => each.waitingChecks ?? []);
          expect(cost.checks).toEqual([...new Set(waiting)].sort());
        }
      }),
    );
  });
});
