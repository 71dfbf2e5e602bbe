import { Finding, FindingSubject } from '../../model';
import { mentionsOf } from './mentions';
import { RawFinding, sortedSubjects, sortedTexts } from './rawFinding';

/** After how many findings the caller gets a chance to do something else. */
const STEP = 2_000;

const NONE: readonly never[] = [];

/** What a cause explains beside its own subject. */
interface Explained {
  readonly consequences: FindingSubject[];
  readonly entityRefs: Set<string>;
  readonly mentions: Set<string>;
}

/**
 * Leaves out each finding that another one explains, and lists its subject there as a consequence: of a chain of causes only the first is
 * left. The cost grows with the findings and their keys.
 *
 * @param subsumes - by the id of a check, those whose findings it explains.
 */
export function* suppressConsequences(
  findings: readonly RawFinding[],
  subsumes: ReadonlyMap<string, readonly string[]>,
): Generator<void, Finding[]> {
  const causes = yield* indexCauses(findings, subsumes);
  const causeOf = (raw: RawFinding): RawFinding | undefined => {
    const own = causes.get(raw.finding.checkId);
    for (const key of own ? raw.dependsOn ?? [raw.finding.subject.ref] : NONE) {
      const cause = own?.get(key);
      if (cause && cause !== raw) {
        return cause;
      }
    }
    return undefined;
  };

  const kept: RawFinding[] = [];
  const explained = new Map<RawFinding, Explained>();
  for (const [index, raw] of findings.entries()) {
    if (index % STEP === 0) {
      yield;
    }
    const root = firstCause(raw, causeOf);
    if (!root) {
      kept.push(raw);
      continue;
    }
    const { finding } = raw;
    const known = explained.get(root) ?? {
      consequences: [],
      entityRefs: new Set<string>(),
      mentions: new Set<string>(),
    };
    for (const consequence of [finding.subject, ...finding.consequences]) {
      if (consequence.ref !== root.finding.subject.ref) {
        known.consequences.push(consequence);
      }
    }
    finding.entityRefs.forEach(ref => known.entityRefs.add(ref));
    raw.mentions?.forEach(ref => known.mentions.add(ref));
    explained.set(root, known);
  }
  yield;
  return kept.map(raw => withExplained(raw, explained.get(raw)));
}

/** By the id of a check and a key, the first finding that explains findings of the check that depend on the key. */
function* indexCauses(
  findings: readonly RawFinding[],
  subsumes: ReadonlyMap<string, readonly string[]>,
): Generator<void, Map<string, Map<string, RawFinding>>> {
  const causes = new Map<string, Map<string, RawFinding>>();
  for (const [index, raw] of findings.entries()) {
    if (index % STEP === 0) {
      yield;
    }
    const { checkId, subject } = raw.finding;
    for (const subsumed of subsumes.get(checkId) ?? NONE) {
      const byKey = causes.get(subsumed) ?? new Map<string, RawFinding>();
      causes.set(subsumed, byKey);
      for (const key of raw.explains ?? [subject.ref]) {
        if (!byKey.has(key)) {
          byKey.set(key, raw);
        }
      }
    }
  }
  return causes;
}

/** The first of the chain of causes that explains a finding. */
function firstCause(
  raw: RawFinding,
  causeOf: (raw: RawFinding) => RawFinding | undefined,
): RawFinding | undefined {
  let root = causeOf(raw);
  if (!root) {
    return undefined;
  }
  const seen = new Set<RawFinding>([raw]);
  for (let next = causeOf(root); next && !seen.has(next); ) {
    seen.add(next);
    root = next;
    next = causeOf(root);
  }
  return root;
}

function withExplained(
  raw: RawFinding,
  explained: Explained | undefined,
): Finding {
  const { finding } = raw;
  if (!explained) {
    return finding;
  }
  const { mentions: _alone, ...rest } = finding;
  const entityRefs = sortedTexts(
    new Set([...finding.entityRefs, ...explained.entityRefs]),
  );
  return {
    ...rest,
    entityRefs,
    consequences: sortedSubjects([
      ...finding.consequences,
      ...explained.consequences,
    ]),
    ...mentionsOf(
      entityRefs,
      new Set([...(raw.mentions ?? []), ...explained.mentions]),
    ),
  };
}
