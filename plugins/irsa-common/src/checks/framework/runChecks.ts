import {
  Finding,
  FindingMentions,
  FindingSubject,
  ServiceAccountRef,
} from '../../model';
import { CheckContext } from '../subjects/context';
import {
  CheckSubjectBase,
  CheckSubjectByKind,
  CheckSubjectKind,
} from '../subjects/subjects';
import { Check, CheckDefinition, CheckHit } from './check';
import { findingId } from './findingId';
import { CheckNeed } from './need';
import { unreadPlaces } from './ownRecords';
import { ChecksSettings, configureChecks, ConfiguredCheck } from './settings';
import { SEVERITIES } from './severity';
import { OpenFinding, suppressConsequences, UNOWNED } from './suppress';
import { Unread, UnreadCollector } from './unread';

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
  /** The worst first, then in the order of check and subject. */
  readonly findings: readonly Finding[];
  /** One for each check, in the order in which they were given. */
  readonly coverage: readonly CheckCoverage[];
}

/** A finding before consequences are taken out. */
interface RawFinding extends OpenFinding {
  readonly finding: Omit<Finding, 'consequences' | 'entityRefs' | 'mentions'>;
}

function bySubject(a: FindingSubject, b: FindingSubject): number {
  return compare(a.ref, b.ref);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** What is to be said about mentions: nothing, where all of them are concerned anyway. */
export function mentionsOf(
  concerned: ReadonlySet<string>,
  mentions: ReadonlySet<string>,
): { mentions?: FindingMentions } {
  const entityRefs = [...mentions].filter(
    ref => ref !== UNOWNED && !concerned.has(ref),
  );
  const unowned = mentions.has(UNOWNED);
  return entityRefs.length > 0 || unowned
    ? { mentions: { entityRefs: entityRefs.sort(), unowned } }
    : {};
}

/** By severity, then check, subject and id; sorted check by check, so that no step is long. */
function* inOrder(findings: Iterable<Finding>): Generator<void, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = `${SEVERITIES.indexOf(finding.severity)} ${finding.checkId}`;
    const group = groups.get(place);
    if (group) {
      group.push(finding);
    } else {
      groups.set(place, [finding]);
    }
  }
  const ordered: Finding[] = [];
  for (const place of [...groups.keys()].sort()) {
    yield;
    const group = groups.get(place)!;
    group.sort(
      (a, b) => compare(a.subject.ref, b.subject.ref) || compare(a.id, b.id),
    );
    for (const finding of group) {
      ordered.push(finding);
    }
  }
  return ordered;
}

/** After how many things the caller gets a chance to do something else. */
const STEP = 100;

class Run {
  readonly #raw: RawFinding[] = [];
  readonly #unread: UnreadCollector;
  readonly #coverage = new Map<string, { judged: number; unknown: number }>();

  constructor(private readonly context: CheckContext) {
    this.#unread = new UnreadCollector(context);
  }

  *check(configured: ConfiguredCheck): Generator<void> {
    // The union of checks is taken apart by `over`, which ties the check to the things that it is asked about.
    yield* this.#checkOver(configured.check as CheckDefinition, configured);
  }

  *#checkOver<K extends CheckSubjectKind>(
    check: CheckDefinition<K>,
    configured: ConfiguredCheck,
  ): Generator<void> {
    const severity = configured.severity ?? check.severity;
    const coverage = { judged: 0, unknown: 0 };
    this.#coverage.set(check.id, coverage);
    for (const unread of unreadPlaces(this.context, check.over)) {
      this.#unread.add(unread, check.id, severity);
    }
    const { parameters } = configured;
    let done = 0;
    for (const subject of this.context.subjects[check.over]) {
      done += 1;
      if (done % STEP === 0) {
        yield;
      }
      if (check.appliesTo?.(subject, this.context, parameters) === false) {
        continue;
      }
      let isWhole = true;
      let isJudged = true;
      for (const need of check.needs) {
        for (const unread of this.#missing(need, subject)) {
          this.#unread.add(unread, check.id, severity, subject);
          isWhole = false;
          isJudged &&= need.isPartial === true;
        }
      }
      coverage[isWhole ? 'judged' : 'unknown'] += 1;
      if (!isJudged) {
        continue;
      }
      for (const hit of check.run(subject, this.context, parameters)) {
        this.#raw.push(this.#rawFinding(check, configured, subject, hit));
      }
    }
  }

  #missing<K extends CheckSubjectKind>(
    need: CheckNeed<K>,
    subject: CheckSubjectByKind[K],
  ): Unread[] {
    if (need.has?.(subject, this.context)) {
      return [];
    }
    const places = subject.places[need.of] ?? [];
    return places
      .filter(of => need.has || !this.context.estate.isComplete(need.kind, of))
      .map(of => ({
        kind: need.kind,
        of,
        ...(need.part ? { part: need.part } : {}),
      }));
  }

  #rawFinding(
    check: CheckDefinition,
    configured: ConfiguredCheck,
    looked: CheckSubjectBase,
    hit: CheckHit,
  ): RawFinding {
    const subject = hit.subject ?? looked.subject;
    const consequences = hit.consequences ?? [];
    return {
      checkId: check.id,
      subject,
      explains: hit.explains ?? [subject.ref],
      dependsOn: hit.dependsOn ?? [subject.ref],
      consequences: new Map(consequences.map(each => [each.ref, each])),
      entityRefs: new Set(this.#entityRefs(looked, hit)),
      mentions: new Set(this.#mentions(looked, hit)),
      finding: {
        id: findingId(check.id, subject.ref, hit.cause),
        checkId: check.id,
        severity: configured.severity ?? hit.severity ?? check.severity,
        state: 'fail',
        title: check.title,
        message: hit.message,
        subject,
        evidence: hit.evidence,
        remedies: hit.remedies,
        verify: check.verify,
      },
    };
  }

  #entityRefs(looked: CheckSubjectBase, hit: CheckHit): string[] {
    const serviceAccounts = hit.serviceAccounts ?? looked.serviceAccounts;
    return [
      ...(looked.subject.kind === 'entity' ? [looked.subject.ref] : []),
      ...(hit.entityRefs ?? []),
      ...serviceAccounts.flatMap(ref =>
        this.context.entitiesOf(ref).map(({ entityRef }) => entityRef),
      ),
    ];
  }

  #mentions(looked: CheckSubjectBase, hit: CheckHit): string[] {
    const claimsOf = (ref: ServiceAccountRef) =>
      this.context.entitiesOf(ref).map(({ entityRef }) => entityRef);
    const concerned = hit.serviceAccounts ?? looked.serviceAccounts;
    const isUnowned = [...concerned, ...(hit.mentions ?? [])].some(
      ref => claimsOf(ref).length === 0,
    );
    return [
      ...(hit.mentions ?? []).flatMap(claimsOf),
      ...(isUnowned ? [UNOWNED] : []),
    ];
  }

  *report(
    checks: readonly Check[],
    on: readonly ConfiguredCheck[],
    off: readonly string[],
  ): Generator<void, CheckReport> {
    yield;
    const subsumes = new Map(
      on.map(({ check }) => [check.id, check.subsumes ?? []]),
    );
    const kept = suppressConsequences(this.#raw, subsumes);
    yield;
    // What is found by two ways is still one cause.
    const byId = new Map<string, Finding>();
    for (const { finding, consequences, entityRefs, mentions } of kept) {
      if (!byId.has(finding.id)) {
        byId.set(finding.id, {
          ...finding,
          entityRefs: [...entityRefs].sort(),
          consequences: [...consequences.values()].sort(bySubject),
          ...mentionsOf(entityRefs, mentions),
        });
      }
      if (byId.size % (STEP * STEP) === 0) {
        yield;
      }
    }
    for (const finding of this.#unread.findings()) {
      byId.set(finding.id, finding);
    }
    const findings = yield* inOrder(byId.values());
    return {
      findings,
      coverage: checks.map(({ id }) => ({
        checkId: id,
        enabled: !off.includes(id),
        judged: this.#coverage.get(id)?.judged ?? 0,
        unknown: this.#coverage.get(id)?.unknown ?? 0,
      })),
    };
  }
}

/**
 * Runs checks in small steps, so that the caller can do something else in between.
 *
 * @public
 */
export function* checkInSteps(
  context: CheckContext,
  checks: readonly Check[],
  settings: ChecksSettings = {},
): Generator<void, CheckReport> {
  const { on, off } = configureChecks(checks, settings);
  const run = new Run(context);
  for (const configured of on) {
    yield* run.check(configured);
  }
  return yield* run.report(checks, on, off);
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
  context: CheckContext,
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
