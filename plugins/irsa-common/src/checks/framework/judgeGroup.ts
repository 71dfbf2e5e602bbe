import { CheckContext } from '../subjects/context';
import { SubjectGroup } from '../subjects/group';
import { CheckSubjectKind } from '../subjects/subjects';
import { CheckDefinition } from './check';
import { NeedOfGroup } from './NeedOfGroup';
import { rawFinding, RawFinding } from './rawFinding';
import { ConfiguredCheck } from './settings';
import { NotJudged } from './unread';

/** What a check says of the things of one group. */
export interface GroupJudgement {
  readonly findings: readonly RawFinding[];
  readonly notJudged: readonly NotJudged[];
  /** How many things it could judge. */
  readonly judged: number;
  /** How many it could not, because something was not read. */
  readonly unknown: number;
}

/** After how many things the caller gets a chance to do something else. */
const STEP = 50;

const NONE: readonly never[] = [];

/** Asks a check about each thing of a group. */
export function* judgeGroup<K extends CheckSubjectKind>(
  context: CheckContext,
  check: CheckDefinition<K>,
  configured: ConfiguredCheck,
  group: SubjectGroup,
): Generator<void, GroupJudgement> {
  const severity = configured.severity ?? check.severity;
  const { parameters } = configured;
  const needs = check.needs.map(need => new NeedOfGroup(need, context));
  const findings: RawFinding[] = [];
  let [judged, unknown, done] = [0, 0, 0];
  for (const subject of group.subjects[check.over] ?? NONE) {
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
    if (check.appliesTo?.(subject, context, parameters) === false) {
      continue;
    }
    let isWhole = true;
    let isJudged = true;
    for (const need of needs) {
      if (!need.isMetFor(subject)) {
        isWhole = false;
        isJudged &&= need.isPartial;
      }
    }
    if (isWhole) {
      judged += 1;
    } else {
      unknown += 1;
    }
    if (isJudged) {
      for (const hit of check.run(subject, context, parameters)) {
        findings.push(rawFinding(context, check, configured, subject, hit));
      }
    }
  }
  const notJudged = needs.flatMap(need => need.notJudged(check.id, severity));
  return {
    findings: findings.length === 0 ? NONE : findings,
    notJudged: notJudged.length === 0 ? NONE : notJudged,
    judged,
    unknown,
  };
}
