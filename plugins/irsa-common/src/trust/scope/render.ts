import { formatGlob } from '../glob';
import type { Glob } from '../glob';
import type { TrustGlobs, TrustSubject, TrustSubjectException } from '../types';
import type { Budget } from './budget';
import { TRUST_SCOPE_MAX_ENTRIES, TooManyEntriesError } from './budget';
import { coversBox, identityOf } from './termSet';
import type { Box, Exception, Term, TermAlgebra, TermSet } from './termSet';

/** A product of a set of contexts (audiences or clusters) and a list of subjects. */
export interface ScopeEntry {
  contexts: TrustGlobs;
  subjects: TrustSubject[];
}

/** How the axes of a box are split into context and subject. */
interface Split {
  /** How many axes come before namespace and name. */
  contextAxes: number;
  /** Writes the context axes as one pattern. */
  contextGlob: (box: Box) => Glob;
}

/** Writes a set of callers as entries: terms with the same contexts share one. */
export function renderEntries(
  terms: TermSet,
  split: Split,
  algebra: TermAlgebra,
  budget: Budget,
): ScopeEntry[] {
  const separated = separateExceptions(terms, split, algebra, budget);
  const bySubject = new Map<
    string,
    { include: string[]; except: string[]; subject: TrustSubject }
  >();
  for (const term of separated) {
    const { except, subject } = renderTerm(term, split);
    const include = formatGlob(split.contextGlob(term.box));
    const key = JSON.stringify([except, subjectKey(subject)]);
    const known = bySubject.get(key);
    if (known) {
      if (!known.include.includes(include)) {
        known.include.push(include);
      }
    } else {
      bySubject.set(key, { include: [include], except, subject });
    }
  }
  const entries = new Map<string, ScopeEntry>();
  for (const { include, except, subject } of bySubject.values()) {
    const contexts: TrustGlobs = { include, except };
    const key = JSON.stringify([[...include].sort(), [...except].sort()]);
    const known = entries.get(key);
    if (known) {
      known.subjects.push(subject);
    } else {
      entries.set(key, { contexts, subjects: [subject] });
    }
  }
  const list = [...entries.values()];
  const size = list.reduce(
    (sum, { contexts, subjects }) =>
      sum +
      contexts.include.length +
      contexts.except.length +
      subjects.reduce((count, { except }) => count + 1 + except.length, 0),
    0,
  );
  if (size > 2 * TRUST_SCOPE_MAX_ENTRIES) {
    throw new TooManyEntriesError();
  }
  return list;
}

/** A text that is the same for the same subject. */
export function subjectKey(subject: TrustSubject): string {
  return JSON.stringify([
    subject.namespace,
    subject.name,
    subject.conditional.map(identityOf).sort(),
    subject.except
      .map(({ namespace, name, conditional }) =>
        JSON.stringify([namespace, name, conditional.map(identityOf).sort()]),
      )
      .sort(),
  ]);
}

function contextOf(box: Box, split: Split): Box {
  return box.slice(0, split.contextAxes);
}

function subjectOf(box: Box, split: Split): Box {
  return box.slice(split.contextAxes);
}

/** Whether an exception covers the term's contexts, so that it can be written at the subject. */
function isSubjectException(
  term: Term,
  { box }: Exception,
  split: Split,
): boolean {
  return coversBox(contextOf(box, split), contextOf(term.box, split));
}

/** Whether an exception covers the term's subjects and always applies, so that it can be written at the contexts. */
function isContextException(
  term: Term,
  { box, conditional }: Exception,
  split: Split,
): boolean {
  return (
    conditional.length === 0 &&
    coversBox(subjectOf(box, split), subjectOf(term.box, split))
  );
}

/** Splits terms until every exception concerns either all contexts or all subjects of its term. */
function separateExceptions(
  terms: TermSet,
  split: Split,
  algebra: TermAlgebra,
  budget: Budget,
): Term[] {
  const done: Term[] = [];
  const pending = [...terms].reverse();
  for (let term = pending.pop(); term; term = pending.pop()) {
    budget.spend(1 + term.except.length);
    const current = term;
    const mixed = current.except.find(
      exception =>
        !isSubjectException(current, exception, split) &&
        !isContextException(current, exception, split),
    );
    if (!mixed) {
      done.push(current);
      budget.limit(done.length);
      continue;
    }
    const everywhere = algebra.universe()[0].box;
    // In the contexts of the exception it concerns subjects only; outside of them it does not exist.
    const contextBox = [
      ...contextOf(mixed.box, split),
      ...subjectOf(everywhere, split),
    ];
    const inside = algebra.intersect([current], algebra.boxes([contextBox]));
    const outside = algebra.subtract(
      [{ ...current, except: current.except.filter(e => e !== mixed) }],
      algebra.boxes([contextBox]),
    );
    pending.push(...[...inside].reverse(), ...[...outside].reverse());
    budget.limit(pending.length + done.length);
  }
  return done;
}

function renderTerm(
  term: Term,
  split: Split,
): { except: string[]; subject: TrustSubject } {
  const except: string[] = [];
  const subjectExceptions: TrustSubjectException[] = [];
  for (const exception of term.except) {
    if (isSubjectException(term, exception, split)) {
      const [namespace, name] = subjectOf(exception.box, split);
      subjectExceptions.push({
        namespace: formatGlob(namespace),
        name: formatGlob(name),
        conditional: [...exception.conditional],
      });
    } else {
      except.push(formatGlob(split.contextGlob(exception.box)));
    }
  }
  const [namespace, name] = subjectOf(term.box, split);
  return {
    except,
    subject: {
      namespace: formatGlob(namespace),
      name: formatGlob(name),
      except: subjectExceptions,
      conditional: [...term.conditional],
    },
  };
}
