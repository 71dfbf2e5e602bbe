import { Finding } from '../../model';
import { push } from '../../resolve/order';
import { EstateCheckContext } from '../subjects/EstateCheckContext';
import { SubjectGroup } from '../subjects/group';
import { LookedUp } from '../subjects/lookUps';
import { NotedContext } from '../subjects/NotedContext';
import { Check, CheckDefinition } from './check';
import { inOrder } from './inOrder';
import { GroupJudgement, judgeGroup } from './judgeGroup';
import { unreadPlaces } from './ownRecords';
import { RawFinding } from './rawFinding';
import { ChecksSettings, configureChecks, ConfiguredCheck } from './settings';
import { suppressConsequences } from './suppress';
import { gatherWaiting, NotJudged, unreadFindings } from './unread';
import { Waiting } from './waiting';

/**
 * What became of a check over the whole estate.
 *
 * @public
 */
export interface CheckCoverage {
  /** Id of the check. */
  readonly checkId: string;
  /** False where the configuration switches it off. */
  readonly enabled: boolean;
  /** Things that it could judge. */
  readonly judged: number;
  /** Things that it could not judge, because something was not read. */
  readonly unknown: number;
}

/**
 * What the checks found.
 *
 * @public
 */
export interface CheckReport {
  /** The worst first, then in the order of check and subject. With a cache, a finding stays the same object while nothing about it changes. */
  readonly findings: readonly Finding[];
  /** One for each check, in the order in which they were given. */
  readonly coverage: readonly CheckCoverage[];
}

/** Something that was worked out for a group, with what it rests on beside the group. */
interface Noted<T> {
  readonly value: T;
  readonly lookedUp: LookedUp;
}

/** A check that is asked, with what it has said so far. */
interface Asked {
  // The union of checks is taken apart by `over`, which ties the check to the things that it is asked about.
  readonly check: CheckDefinition;
  readonly configured: ConfiguredCheck;
  /** Its settings as a text that is equal where nothing has changed. */
  readonly settings: string;
  readonly findings: RawFinding[];
  judged: number;
  unknown: number;
}

function askedOf(configured: ConfiguredCheck): Asked {
  return {
    check: configured.check as CheckDefinition,
    configured,
    settings: JSON.stringify([configured.severity, configured.parameters]),
    findings: [],
    judged: 0,
    unknown: 0,
  };
}

/** One run of the checks. What they say of a group is recalled while neither it nor anything that they looked up has changed. */
class Run {
  readonly #asked: ReadonlyMap<string, Asked>;
  readonly #notJudged = new Map<SubjectGroup, NotJudged[]>();
  readonly #unread: NotJudged[] = [];

  constructor(
    private readonly context: EstateCheckContext,
    private readonly on: readonly ConfiguredCheck[],
  ) {
    this.#asked = new Map(on.map(each => [each.check.id, askedOf(each)]));
  }

  /** Asks every check about a group before the next group has its turn: what is in it is then at hand for all of them. */
  *ask(): Generator<void> {
    for (const { check, configured } of this.#asked.values()) {
      const severity = configured.severity ?? check.severity;
      for (const unread of unreadPlaces(this.context, check.over)) {
        this.#unread.push({
          unread,
          checkId: check.id,
          severity,
          subjects: [],
        });
      }
    }
    for (const group of this.context.groups) {
      for (const asked of this.#asked.values()) {
        if (group.subjects[asked.check.over]) {
          yield* this.#askAbout(group, asked);
        }
      }
      yield;
    }
  }

  *#askAbout(group: SubjectGroup, asked: Asked): Generator<void> {
    const { check, configured, settings } = asked;
    const judgement = yield* this.#recall<GroupJudgement>(
      `${check.id} ${group.name}`,
      [check, settings, group],
      context => judgeGroup(context, check, configured, group),
    );
    for (const finding of judgement.findings) {
      asked.findings.push(finding);
    }
    asked.judged += judgement.judged;
    asked.unknown += judgement.unknown;
    for (const each of judgement.notJudged) {
      push(this.#notJudged, group, each);
    }
  }

  *#recall<T>(
    key: string,
    inputs: readonly unknown[],
    steps: (context: NotedContext) => Generator<void, T>,
  ): Generator<void, T> {
    const { context } = this;
    const { value } = yield* context.cache.checks.recallInSteps(
      key,
      inputs,
      function* note(): Generator<void, Noted<T>> {
        const noted = new NotedContext(context);
        return { value: yield* steps(noted), lookedUp: noted.lookedUp };
      },
      ({ lookedUp }) => lookedUp.answers(context.lookUps),
    );
    return value;
  }

  *report(
    checks: readonly Check[],
    off: readonly string[],
  ): Generator<void, CheckReport> {
    const subsumes = new Map(
      this.on.map(({ check }) => [check.id, check.subsumes ?? []]),
    );
    const raw = new Map(
      [...this.#asked].map(([id, { findings }]) => [id, findings]),
    );
    const kept = yield* suppressConsequences(raw, subsumes);
    const unread = yield* unreadFindings(
      this.context,
      yield* this.#allWaiting(),
    );
    const findings = yield* inOrder([...kept, ...unread]);
    return {
      findings,
      coverage: checks.map(({ id }) => ({
        checkId: id,
        enabled: !off.includes(id),
        judged: this.#asked.get(id)?.judged ?? 0,
        unknown: this.#asked.get(id)?.unknown ?? 0,
      })),
    };
  }

  *#allWaiting(): Generator<void, Waiting[]> {
    const all = [...(yield* gatherWaiting(this.context, this.#unread))];
    for (const [group, notJudged] of this.#notJudged) {
      all.push(
        ...(yield* this.#recall(
          `waiting ${group.name}`,
          [group, ...notJudged],
          context => gatherWaiting(context, notJudged),
        )),
      );
    }
    return all;
  }
}

/**
 * Runs checks in small steps, so that the caller can do something else in between.
 *
 * @param context - made with the cache of the last run, what the checks said then is recalled where nothing that it rests on has changed;
 * the answer is the same as without.
 *
 * @public
 */
export function* checkInSteps(
  context: EstateCheckContext,
  checks: readonly Check[],
  settings: ChecksSettings = {},
): Generator<void, CheckReport> {
  const { on, off } = configureChecks(checks, settings);
  const memory = context.cache.checks;
  memory.beginRun();
  const run = new Run(context, on);
  yield* run.ask();
  const report = yield* run.report(checks, off);
  memory.endRun();
  return report;
}

/**
 * Runs checks over everything that was read.
 *
 * Pure, and the same input gives the same answer. What was not read gives one finding for each account or cluster and kind, and no check
 * is asked about a thing for which something that it needs was not read.
 *
 * @public
 */
export function runChecks(
  context: EstateCheckContext,
  checks: readonly Check[],
  settings: ChecksSettings = {},
): CheckReport {
  const steps = checkInSteps(context, checks, settings);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}
