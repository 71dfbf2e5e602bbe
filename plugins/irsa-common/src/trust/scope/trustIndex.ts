import type { TrustGlobs, TrustSubject } from '../types';
import { matchesTrustGlobs, matchSubject } from './membership';
import { NameIndex } from './nameIndex';

/** A service account of one cluster with what a trust policy asks of its token. */
export interface TrustCaller {
  /** `<namespace>/<name>`, of which each is there once. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly audience: string;
}

/** A set of callers in the order of namespace and name. */
export interface CallerSet<T> {
  readonly members: readonly T[];
  has(member: T): boolean;
}

/** A subject of a scope, with the audiences of its entry. */
export interface AdmittingSubject {
  readonly audiences: TrustGlobs;
  readonly subject: TrustSubject;
}

const wildcard = /[*?]/;

const NOBODY: CallerSet<never> = { members: [], has: () => false };

/**
 * The service accounts of a cluster, prepared for the question which of them a trust policy admits. What wide subjects admit is put
 * together once, however many roles have the same subject, so that many wide roles cost no more than narrow ones.
 */
export class TrustIndex<T extends TrustCaller> {
  readonly #byKey = new Map<string, T>();
  readonly #byNamespace = new Map<string, T[]>();
  readonly #byName = new Map<string, T[]>();
  readonly #wide = new Map<string, CallerSet<T>>();
  readonly #unions = new Map<string, CallerSet<T>>();
  readonly #numbers = new Map<CallerSet<T>, number>();
  #namespaces: NameIndex | undefined;
  #names: NameIndex | undefined;

  constructor(callers: Iterable<T>) {
    for (const caller of callers) {
      this.#byKey.set(caller.key, caller);
      put(this.#byNamespace, caller.namespace, caller);
      put(this.#byName, caller.name, caller);
    }
  }

  /** The service account of a `<namespace>/<name>`, if there is one. */
  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** Service accounts that subjects admit with the audience of their tokens. An exception that may not apply takes nobody out. */
  admitted(entries: readonly AdmittingSubject[]): CallerSet<T> {
    const wide: CallerSet<T>[] = [];
    const exact = new Set<T>();
    for (const { audiences, subject } of entries) {
      if (wildcard.test(subject.namespace) || wildcard.test(subject.name)) {
        wide.push(this.#admittedByPattern(audiences, subject));
        continue;
      }
      const caller = this.#byKey.get(`${subject.namespace}/${subject.name}`);
      if (caller && admits(audiences, subject, caller)) {
        exact.add(caller);
      }
    }
    const union = this.#unionOf([...new Set(wide)]);
    const more = [...exact].filter(caller => !union.has(caller));
    return more.length === 0 ? union : setOf([...union.members, ...more]);
  }

  #admittedByPattern(
    audiences: TrustGlobs,
    subject: TrustSubject,
  ): CallerSet<T> {
    const key = JSON.stringify([
      audiences,
      subject.namespace,
      subject.name,
      subject.except
        .filter(exception => exception.conditional.length === 0)
        .map(({ namespace, name }) => [namespace, name]),
    ]);
    const known =
      this.#wide.get(key) ??
      setOf(
        [...this.#candidates(subject)].filter(caller =>
          admits(audiences, subject, caller),
        ),
      );
    this.#wide.set(key, known);
    return known;
  }

  *#candidates(subject: TrustSubject): Generator<T> {
    const { namespace, name } = subject;
    if (!wildcard.test(namespace)) {
      yield* this.#byNamespace.get(namespace) ?? [];
    } else if (name === '*') {
      this.#namespaces ??= new NameIndex(this.#byNamespace.keys());
      for (const each of this.#namespaces.matching(namespace)) {
        yield* this.#byNamespace.get(each) ?? [];
      }
    } else {
      this.#names ??= new NameIndex(this.#byName.keys());
      for (const each of this.#names.matching(name)) {
        yield* this.#byName.get(each) ?? [];
      }
    }
  }

  #unionOf(sets: readonly CallerSet<T>[]): CallerSet<T> {
    if (sets.length < 2) {
      return sets[0] ?? NOBODY;
    }
    const key = sets
      .map(set => {
        const number = this.#numbers.get(set) ?? this.#numbers.size;
        this.#numbers.set(set, number);
        return number;
      })
      .sort((a, b) => a - b)
      .join(' ');
    const known =
      this.#unions.get(key) ??
      setOf([...new Set(sets.flatMap(set => set.members))]);
    this.#unions.set(key, known);
    return known;
  }
}

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}

function setOf<T extends TrustCaller>(callers: readonly T[]): CallerSet<T> {
  // By code units, so that the order is the same in every locale.
  const sorted = [...callers].sort((a, b) => (a.key < b.key ? -1 : 1));
  let members: Set<T> | undefined;
  return {
    members: sorted,
    has: caller => {
      members ??= new Set(sorted);
      return members.has(caller);
    },
  };
}

function admits(
  audiences: TrustGlobs,
  subject: TrustSubject,
  caller: TrustCaller,
): boolean {
  return (
    matchSubject(subject, caller).matches !== 'no' &&
    matchesTrustGlobs(audiences, caller.audience)
  );
}
