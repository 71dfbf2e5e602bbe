import {
  Finding,
  FindingSeverity,
  FindingSubject,
  RecordKind,
  ServiceAccountRef,
  serviceAccountRef,
} from '../../model';
import { roleAnnotationKey } from '../../resolve/names';
import { CheckContext } from '../subjects/context';
import { accountSubject, clusterSubject } from '../subjects/refs';
import { CheckSubjectBase } from '../subjects/subjects';
import { findingId } from './findingId';
import { worseSeverity } from './severity';

/**
 * Id of the finding for what was not read.
 *
 * @public
 */
export const UNREAD_CHECK_ID = 'IRSA-HY-009';

/** Title of the finding for what was not read. */
export const UNREAD_TITLE =
  'Something was not read, so checks cannot be judged';

/** A kind of record in one account or cluster, or a part of such records, that was not read. */
export interface Unread {
  readonly kind: RecordKind;
  /** Account id or name of a cluster. */
  readonly of: string;
  /** A part of the records, as a noun. */
  readonly part?: string;
}

interface Waiting extends Unread {
  severity: FindingSeverity;
  readonly checks: Set<string>;
  readonly subjects: Set<string>;
  readonly bindings: Set<string>;
  readonly entityRefs: Set<string>;
  /** Whether something that no entity claims is counted. */
  hasUnowned: boolean;
}

/** Gathers what was not read and what waits for it, to make one finding of each. */
export class UnreadCollector {
  readonly #waiting = new Map<string, Waiting>();

  constructor(private readonly context: CheckContext) {}

  /** Notes that a check could not be judged. */
  add(
    unread: Unread,
    checkId: string,
    severity: FindingSeverity,
    subject?: CheckSubjectBase,
  ) {
    const key = JSON.stringify([unread.of, unread.kind, unread.part]);
    let waiting = this.#waiting.get(key);
    if (!waiting) {
      waiting = {
        ...unread,
        severity,
        checks: new Set(),
        subjects: new Set(),
        bindings: new Set(),
        entityRefs: new Set(),
        hasUnowned: false,
      };
      this.#waiting.set(key, waiting);
    }
    waiting.severity = worseSeverity(waiting.severity, severity);
    waiting.checks.add(checkId);
    if (subject && !waiting.subjects.has(subject.subject.ref)) {
      waiting.subjects.add(subject.subject.ref);
      waiting.hasUnowned ||=
        subject.subject.kind !== 'entity' &&
        !subject.serviceAccounts.some(
          ref => this.context.entitiesOf(ref).length > 0,
        );
      for (const ref of subject.serviceAccounts) {
        this.#addServiceAccount(waiting, ref);
      }
    }
  }

  #addServiceAccount(waiting: Waiting, ref: ServiceAccountRef) {
    const { estate } = this.context;
    const cluster = estate.clusters.get(ref.cluster);
    const key = `${ref.namespace}/${ref.name}`;
    if (
      cluster?.serviceAccounts.get(key)?.annotations[
        roleAnnotationKey(cluster)
      ] ||
      cluster?.associations.has(key)
    ) {
      waiting.bindings.add(serviceAccountRef(ref));
    }
    for (const { entityRef } of this.context.entitiesOf(ref)) {
      waiting.entityRefs.add(entityRef);
    }
  }

  /** One finding for each account or cluster and kind. */
  findings(): Finding[] {
    return [...this.#waiting.values()].map(waiting => this.#finding(waiting));
  }

  #finding(waiting: Waiting): Finding {
    const { kind, of, part } = waiting;
    const subject = this.#subjectOf(of);
    const sources = this.context.estate.sourcesOf(of);
    const what = part ? `the ${part} of ${plural(kind)}` : plural(kind);
    return {
      id: findingId(UNREAD_CHECK_ID, subject.ref, [kind, part ?? '']),
      checkId: UNREAD_CHECK_ID,
      severity: waiting.severity,
      state: 'unknown',
      title: UNREAD_TITLE,
      message: `Of ${
        subject.kind === 'account' ? 'account' : 'cluster'
      } ${of}, ${what} ${
        part || kind === 'cluster' ? 'was' : 'were'
      } not read whole, so ${counted(
        waiting.checks.size,
        'check',
      )} cannot be judged there${
        waiting.subjects.size > 0
          ? ` for ${counted(waiting.subjects.size, 'thing')}`
          : ''
      }.`,
      subject,
      entityRefs: [...waiting.entityRefs].sort(),
      evidence: [
        sources.length > 0
          ? {
              source: `Sources of ${of}`,
              value: sources.join(', '),
            }
          : { source: `Sources of ${of}`, value: 'none' },
      ],
      remedies: [
        {
          action: 'explain',
          text: sources.length
            ? `Look at the sources ${sources.join(
                ', ',
              )}: each names the permission that is missing, with what to paste.`
            : `Add ${of} to irsa.accounts, irsa.clusters or irsa.files in app-config, so that a source reads it.`,
        },
      ],
      verify:
        'Refresh the source; this finding is gone once everything of the kind was read.',
      consequences: [],
      waiting: {
        checks: [...waiting.checks].sort(),
        subjects: waiting.subjects.size,
        bindings: waiting.bindings.size,
      },
      ...(waiting.hasUnowned
        ? { mentions: { entityRefs: [], unowned: true } }
        : {}),
    };
  }

  #subjectOf(of: string): FindingSubject {
    return this.context.estate.clusters.has(of)
      ? clusterSubject(of)
      : accountSubject(of);
  }
}

const PLURALS: Readonly<Record<RecordKind, string>> = {
  account: 'the account itself',
  role: 'roles',
  'managed-policy': 'managed policies',
  'oidc-provider': 'OIDC providers',
  cluster: 'the description of the cluster',
  'pod-identity-association': 'Pod Identity associations',
  addon: 'add-ons',
  'node-role': 'roles of nodes',
  namespace: 'namespaces',
  node: 'nodes',
  'mutating-webhook': 'mutating webhooks',
  'webhook-role': 'roles in the ConfigMap of the webhook',
  'access-grant': 'RBAC grants',
  'service-account': 'service accounts',
  workload: 'workloads',
  pod: 'pods',
};

/** A kind of record for people. */
export function plural(kind: RecordKind): string {
  return PLURALS[kind];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
