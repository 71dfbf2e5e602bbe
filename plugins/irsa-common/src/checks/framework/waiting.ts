import {
  FindingSeverity,
  RecordKind,
  ServiceAccountRef,
  serviceAccountRef,
} from '../../model';
import { roleAnnotationKey } from '../../resolve/names';
import { CheckContext } from '../subjects/context';
import { CheckSubjectBase } from '../subjects/subjects';
import { worseSeverity } from './severity';

/** A kind of record in one account or cluster, or a part of such records, that was not read. */
export interface Unread {
  readonly kind: RecordKind;
  /** Account id or name of a cluster. */
  readonly of: string;
  /** A part of the records, as a noun. */
  readonly part?: string;
}

/** What waits for something that was not read. */
export interface Waiting extends Unread {
  readonly severity: FindingSeverity;
  readonly checks: ReadonlySet<string>;
  /** References of the things that could not be judged. */
  readonly subjects: ReadonlySet<string>;
  /** References of service accounts with a configured role. */
  readonly bindings: ReadonlySet<string>;
  readonly entityRefs: ReadonlySet<string>;
  /** Whether something that no entity claims is counted. */
  readonly hasUnowned: boolean;
}

/** Gathers what waits for one thing that was not read. */
export class WaitingBuilder implements Waiting {
  readonly kind: RecordKind;
  readonly of: string;
  readonly part?: string;
  readonly checks = new Set<string>();
  readonly subjects = new Set<string>();
  readonly bindings = new Set<string>();
  readonly entityRefs = new Set<string>();
  hasUnowned = false;

  constructor({ kind, of, part }: Unread, public severity: FindingSeverity) {
    this.kind = kind;
    this.of = of;
    this.part = part;
  }

  addSubject(
    context: CheckContext,
    { subject, serviceAccounts }: CheckSubjectBase,
  ): void {
    if (this.subjects.has(subject.ref)) {
      return;
    }
    this.subjects.add(subject.ref);
    this.hasUnowned ||=
      subject.kind !== 'entity' &&
      !serviceAccounts.some(ref => context.entitiesOf(ref).length > 0);
    for (const ref of serviceAccounts) {
      if (hasRole(context, ref)) {
        this.bindings.add(serviceAccountRef(ref));
      }
      for (const { entityRef } of context.entitiesOf(ref)) {
        this.entityRefs.add(entityRef);
      }
    }
  }

  addAll(other: Waiting): void {
    this.severity = worseSeverity(this.severity, other.severity);
    other.checks.forEach(each => this.checks.add(each));
    other.subjects.forEach(each => this.subjects.add(each));
    other.bindings.forEach(each => this.bindings.add(each));
    other.entityRefs.forEach(each => this.entityRefs.add(each));
    this.hasUnowned ||= other.hasUnowned;
  }
}

/** Whether an annotation or an association gives a service account a role. */
function hasRole({ estate }: CheckContext, ref: ServiceAccountRef): boolean {
  const cluster = estate.clusters.get(ref.cluster);
  const key = `${ref.namespace}/${ref.name}`;
  return Boolean(
    cluster?.serviceAccounts.get(key)?.annotations[
      roleAnnotationKey(cluster)
    ] || cluster?.associations.has(key),
  );
}
