import { Finding, RecordKind } from '../../model';
import { Check, CheckParameterValue } from '../framework/check';
import { runChecks } from '../framework/runChecks';
import { UNREAD_CHECK_ID } from '../framework/unread';
import { CheckParts, checkParts, contextOf } from './checkParts';

/** Changes the parts of an estate in which everything works. */
export type ChangeParts = (p: CheckParts) => void;

/** An estate in which a check fires, and what its finding must say. */
export interface HitCase {
  readonly estate: ChangeParts;
  /** Reference of the subject, or those of several findings in their order. */
  readonly about: string | readonly string[];
  /** What the message of the first finding contains. */
  readonly says: string | RegExp;
  /** Severity of the first finding, where it is another than the check's. */
  readonly severity?: Finding['severity'];
}

/** What the test of every check has. */
export interface CheckCases {
  readonly hit: HitCase;
  readonly hits?: Readonly<Record<string, HitCase>>;
  /** Estates that look much the same and in which the check must not fire. */
  readonly nearMiss: ChangeParts | Readonly<Record<string, ChangeParts>>;
  /** Kinds of record, of each of which the loss leaves the outcome of the hit unknown; or a change that leaves a part unread. */
  readonly notRead: readonly RecordKind[] | ChangeParts;
  readonly parameters?: Readonly<Record<string, CheckParameterValue>>;
}

function partsOf(...changes: readonly ChangeParts[]): CheckParts {
  const p = checkParts();
  changes.forEach(change => change(p));
  return p;
}

/** The findings of a check and what waits for what was not read. */
export function findingsOf(
  check: Check,
  p: CheckParts,
  parameters: CheckCases['parameters'] = {},
): { own: Finding[]; unread: Finding[] } {
  const { findings } = runChecks(contextOf(p), [check], {
    [check.id]: { parameters },
  });
  return {
    own: findings.filter(each => each.checkId === check.id),
    unread: findings.filter(each => each.checkId === UNREAD_CHECK_ID),
  };
}

/** What a test does. */
export type Holds = () => void;

/** The tests of a check by their names, for `it.each`: its hits, its near misses, and what it says of data that were not read. */
export function checkCases(check: Check, cases: CheckCases): [string, Holds][] {
  const run = (...changes: readonly ChangeParts[]) =>
    findingsOf(check, partsOf(...changes), cases.parameters);
  const hits = { 'the hit': cases.hit, ...cases.hits };
  const nearMisses =
    typeof cases.nearMiss === 'function'
      ? { 'a near miss': cases.nearMiss }
      : cases.nearMiss;
  return [
    ...Object.entries(hits).map(([name, hit]): [string, Holds] => [
      `fires on ${name}`,
      () => expectHit(check, hit, run(hit.estate)),
    ]),
    ...Object.entries(nearMisses).map(([name, change]): [string, Holds] => [
      `does not fire on ${name}`,
      () => expect(run(change)).toEqual({ own: [], unread: [] }),
    ]),
    [
      'says unknown where what it needs was not read',
      () => {
        const { notRead } = cases;
        if (typeof notRead === 'function') {
          expectUnknown(check, run(cases.hit.estate, notRead));
          return;
        }
        for (const kind of notRead) {
          const isNeeded = check.needs.some(need => need.kind === kind);
          const { own, unread } = run(cases.hit.estate, p => {
            p.complete = p.complete.filter(mark => mark.kind !== kind);
          });
          // Things that were read are judged, even where others of their kind were not.
          expectUnknown(check, { own: isNeeded ? own : [], unread });
        }
      },
    ],
  ];
}

function expectHit(
  check: Check,
  hit: HitCase,
  { own, unread }: ReturnType<typeof findingsOf>,
) {
  expect(own.map(each => each.subject.ref)).toEqual([hit.about].flat());
  expect(own[0].message).toMatch(hit.says);
  expect(own[0].severity).toBe(hit.severity ?? check.severity);
  expect(unread).toEqual([]);
  for (const finding of own) {
    expect(finding.state).toBe('fail');
    expect(finding.evidence).not.toEqual([]);
    expect(finding.remedies).not.toEqual([]);
    // A message is a sentence or more, and nothing undefined has slipped into it.
    expect(finding.message).toMatch(/^[^a-z].*\.$/s);
    expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object/);
  }
}

function expectUnknown(
  check: Check,
  { own, unread }: ReturnType<typeof findingsOf>,
) {
  expect(own).toEqual([]);
  expect(unread.flatMap(each => each.waiting?.checks)).toContain(check.id);
}
