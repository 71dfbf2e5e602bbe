import { Finding, FindingSubject } from '../../model';
import { CheckContext } from '../subjects/context';
import { CheckSubjectBase } from '../subjects/subjects';
import { CheckDefinition, CheckHit } from './check';
import { findingId } from './findingId';
import { mentionedBy, mentionsOf } from './mentions';
import { ConfiguredCheck } from './settings';

/** A finding before those that another one explains are taken out. It is kept from run to run, and never changed. */
export interface RawFinding {
  readonly finding: Finding;
  /** Keys of what this cause explains; the subject's reference where absent. */
  readonly explains?: readonly string[];
  /** Keys of what could explain this finding; the subject's reference where absent. */
  readonly dependsOn?: readonly string[];
  /** See {@link mentionedBy}; none where absent. */
  readonly mentions?: ReadonlySet<string>;
}

const NONE: readonly never[] = [];

/** Makes the finding of what a check found. */
export function rawFinding(
  context: CheckContext,
  check: CheckDefinition,
  configured: Pick<ConfiguredCheck, 'severity'>,
  looked: CheckSubjectBase,
  hit: CheckHit,
): RawFinding {
  const subject = hit.subject ?? looked.subject;
  const concerned = entityRefs(context, looked, hit);
  const mentions = mentionedBy(context, looked, hit);
  return {
    finding: {
      id: findingId(check.id, subject.ref, hit.cause),
      checkId: check.id,
      severity: configured.severity ?? hit.severity ?? check.severity,
      state: 'fail',
      title: check.title,
      message: hit.message,
      subject,
      entityRefs: concerned,
      evidence: hit.evidence,
      remedies: hit.remedies,
      verify: check.verify,
      consequences: sortedSubjects(hit.consequences ?? NONE),
      ...mentionsOf(concerned, mentions),
    },
    ...(hit.explains ? { explains: hit.explains } : {}),
    ...(hit.dependsOn ? { dependsOn: hit.dependsOn } : {}),
    ...(mentions.size > 0 ? { mentions } : {}),
  };
}

function entityRefs(
  context: CheckContext,
  looked: CheckSubjectBase,
  hit: CheckHit,
): readonly string[] {
  const refs = new Set<string>(hit.entityRefs);
  if (looked.subject.kind === 'entity') {
    refs.add(looked.subject.ref);
  }
  for (const ref of hit.serviceAccounts ?? looked.serviceAccounts) {
    for (const { entityRef } of context.entitiesOf(ref)) {
      refs.add(entityRef);
    }
  }
  return sortedTexts(refs);
}

/** Texts in their order, each once. */
export function sortedTexts(texts: ReadonlySet<string>): readonly string[] {
  return texts.size === 0 ? NONE : [...texts].sort();
}

/** Subjects in the order of their references, each once. */
export function sortedSubjects(
  subjects: Iterable<FindingSubject>,
): readonly FindingSubject[] {
  const byRef = new Map<string, FindingSubject>();
  for (const subject of subjects) {
    byRef.set(subject.ref, subject);
  }
  return byRef.size === 0
    ? NONE
    : [...byRef.keys()].sort().map(ref => byRef.get(ref)!);
}
