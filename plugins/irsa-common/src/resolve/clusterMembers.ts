import { Reacher } from '../model';
import { matchesTrustGlobs, TrustGlobs, TrustSubject } from '../trust';
import { matchSubject } from '../trust/scope/membership';
import { NameIndex } from './nameIndex';
import { compareText, push } from './order';
import {
  ClusterClaims,
  JudgedCluster,
  JudgedServiceAccount,
} from './resolvedCluster';

/** An existing service account, as roles see it. */
export interface Member {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly audience: string;
  readonly pods: number;
  readonly owners: readonly string[];
  /** As it is listed, the same object in every list. */
  readonly reacher: Reacher;
}

/** A set of members in their order. */
export interface MemberSet {
  readonly members: readonly Member[];
  has(member: Member): boolean;
}

const wildcard = /[*?]/;

const NOBODY: MemberSet = { members: [], has: () => false };

/**
 * The service accounts of a cluster, prepared for the question which of them a trust policy admits. What wide subjects admit is put
 * together once, however many roles have the same subject, so that many wide roles cost no more than narrow ones.
 */
export class ClusterMembers {
  readonly #byKey = new Map<string, Member>();
  readonly #byNamespace = new Map<string, Member[]>();
  readonly #byName = new Map<string, Member[]>();
  readonly #wide = new Map<string, MemberSet>();
  readonly #unions = new Map<string, MemberSet>();
  readonly #numbers = new Map<MemberSet, number>();
  #namespaces: NameIndex | undefined;
  #names: NameIndex | undefined;

  constructor(readonly judged: JudgedCluster, claims: ClusterClaims) {
    for (const serviceAccount of judged.serviceAccounts) {
      if (serviceAccount.state === 'exists') {
        const member = memberOf(serviceAccount, claims);
        this.#byKey.set(member.key, member);
        push(this.#byNamespace, member.namespace, member);
        push(this.#byName, member.name, member);
      }
    }
  }

  /** The member of a name, if there is one. */
  get(key: string): Member | undefined {
    return this.#byKey.get(key);
  }

  /** Members that subjects admit with the audience of their tokens. */
  admitted(
    entries: readonly {
      readonly audiences: TrustGlobs;
      readonly subject: TrustSubject;
    }[],
  ): MemberSet {
    const wide: MemberSet[] = [];
    const exact = new Map<string, Member>();
    for (const { audiences, subject } of entries) {
      if (wildcard.test(subject.namespace) || wildcard.test(subject.name)) {
        wide.push(this.#admittedByPattern(audiences, subject));
        continue;
      }
      const member = this.#byKey.get(`${subject.namespace}/${subject.name}`);
      if (member && admits(audiences, subject, member)) {
        exact.set(member.key, member);
      }
    }
    const union = this.#unionOf([...new Set(wide)]);
    const more = [...exact.values()].filter(member => !union.has(member));
    return more.length === 0 ? union : setOf([...union.members, ...more]);
  }

  #admittedByPattern(audiences: TrustGlobs, subject: TrustSubject): MemberSet {
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
        [...this.#candidates(subject)].filter(member =>
          admits(audiences, subject, member),
        ),
      );
    this.#wide.set(key, known);
    return known;
  }

  *#candidates(subject: TrustSubject): Generator<Member> {
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

  #unionOf(sets: readonly MemberSet[]): MemberSet {
    if (sets.length < 2) {
      return sets[0] ?? NOBODY;
    }
    const key = sets
      .map(set => {
        const name = this.#numbers.get(set) ?? this.#numbers.size;
        this.#numbers.set(set, name);
        return name;
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

function setOf(members: readonly Member[]): MemberSet {
  const sorted = [...members].sort((a, b) => compareText(a.key, b.key));
  let keys: Set<Member> | undefined;
  return {
    members: sorted,
    has: member => {
      keys ??= new Set(sorted);
      return keys.has(member);
    },
  };
}

/** An exception that may not apply takes nothing out: who might be trusted counts as trusted. */
function admits(
  audiences: TrustGlobs,
  subject: TrustSubject,
  member: Member,
): boolean {
  return (
    matchSubject(subject, member).matches !== 'no' &&
    matchesTrustGlobs(audiences, member.audience)
  );
}

function memberOf(
  serviceAccount: JudgedServiceAccount,
  claims: ClusterClaims,
): Member {
  const { serviceAccount: ref, key, audience, activePods } = serviceAccount;
  const claim = claims.serviceAccounts.get(key);
  return {
    key,
    namespace: ref.namespace,
    name: ref.name,
    audience,
    pods: activePods,
    owners: claim?.owners ?? [],
    reacher: { ...ref, entityRefs: claim?.entityRefs ?? [] },
  };
}
