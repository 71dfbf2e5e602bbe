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
 * left. The cost grows with the findings that explain others or may be explained, and their keys.
 *
 * @param findings - by the id of their check, in the order of the checks.
 * @param subsumes - by the id of a check, those whose findings it explains.
 */
export function* suppressConsequences(
  findings: ReadonlyMap<string, readonly RawFinding[]>,
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
  for (const [checkId, list] of findings) {
    const mayBeExplained = causes.has(checkId);
    for (const [index, raw] of list.entries()) {
      if (index % STEP === 0) {
        yield;
      }
      const root = mayBeExplained ? firstCause(raw, causeOf) : undefined;
      if (root) {
        explain(explained, root, raw);
      } else {
        kept.push(raw);
      }
    }
  }
  yield;
  return kept.map(raw => withExplained(raw, explained.get(raw)));
}

/** Notes what a finding adds to that of its cause. */
function explain(
  explained: Map<RawFinding, Explained>,
  cause: RawFinding,
  { finding, mentions }: RawFinding,
): void {
  const known = explained.get(cause) ?? {
    consequences: [],
    entityRefs: new Set<string>(),
    mentions: new Set<string>(),
  };
  for (const consequence of [finding.subject, ...finding.consequences]) {
    if (consequence.ref !== cause.finding.subject.ref) {
      known.consequences.push(consequence);
    }
  }
  finding.entityRefs.forEach(ref => known.entityRefs.add(ref));
  mentions?.forEach(ref => known.mentions.add(ref));
  explained.set(cause, known);
}

/** By the id of a check and a key, the first finding that explains findings of the check that depend on the key. */
function* indexCauses(
  findings: ReadonlyMap<string, readonly RawFinding[]>,
  subsumes: ReadonlyMap<string, readonly string[]>,
): Generator<void, Map<string, Map<string, RawFinding>>> {
  const causes = new Map<string, Map<string, RawFinding>>();
  for (const [checkId, list] of findings) {
    for (const subsumed of subsumes.get(checkId) ?? NONE) {
      const byKey = causes.get(subsumed) ?? new Map<string, RawFinding>();
      causes.set(subsumed, byKey);
      for (const raw of list) {
        for (const key of raw.explains ?? [raw.finding.subject.ref]) {
          if (!byKey.has(key)) {
            byKey.set(key, raw);
          }
        }
      }
      yield;
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
  const isKnown =
    explained.consequences.length === 0 &&
    [...explained.entityRefs].every(ref => finding.entityRefs.includes(ref)) &&
    [...explained.mentions].every(ref => raw.mentions?.has(ref));
  if (isKnown) {
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
