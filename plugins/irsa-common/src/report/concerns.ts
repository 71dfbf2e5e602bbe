import { parseArn } from '../arn/parseArn';
import { FindingSubject } from '../model';
import { push } from '../resolve/order';

/**
 * What it takes to tell which findings concern a binding.
 *
 * @public
 */
export interface ConcernedBinding {
  /** `serviceaccount:<cluster>/<namespace>/<name>` */
  readonly serviceAccount: string;
  /** Name of the cluster. */
  readonly cluster: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** ARN of the role; absent when it cannot be known. */
  readonly roleArn?: string;
  /** Accounts that it rests on: of the role, and of the cluster. */
  readonly accounts: readonly string[];
  /** References of the workloads that run as the service account. */
  readonly workloads: readonly string[];
  /** References of the entities that claim it; empty when none does. */
  readonly entityRefs: readonly string[];
}

/**
 * What it takes to tell which bindings a finding concerns.
 *
 * @public
 */
export interface ConcerningSubject {
  /** What the finding is about. */
  readonly subject: FindingSubject;
  /** What its cause breaks beside that. */
  readonly consequences: readonly FindingSubject[];
  /** References of the entities that it concerns; empty when none does. */
  readonly entityRefs: readonly string[];
  /** `unknown` where something was not read. */
  readonly state: 'fail' | 'unknown' | 'waived';
}

/**
 * Tells which findings concern a binding. The cost grows with findings and bindings, and with the findings about each place.
 *
 * A finding concerns a binding when it is about its service account, role, one of its workloads or entities, or has one of them as a consequence. One about
 * a wider place, such as a cluster or a provider, concerns the bindings there whose entities it names; where it says that something was not read, it also concerns
 * those that no entity claims, since nothing tells them apart.
 *
 * @public
 */
export class ConcernIndex<F extends ConcerningSubject> {
  readonly #direct = new Map<string, F[]>();
  readonly #wide = new Map<string, WideFinding<F>[]>();

  constructor(findings: Iterable<F>) {
    for (const finding of findings) {
      let wide: WideFinding<F> | undefined;
      for (const subject of [finding.subject, ...finding.consequences]) {
        const place = widePlace(subject);
        if (place === undefined) {
          push(this.#direct, subject.ref, finding);
        } else {
          wide ??= { finding, entityRefs: new Set(finding.entityRefs) };
          push(this.#wide, place, wide);
        }
      }
    }
  }

  /** The findings that concern a binding, each once. */
  of(binding: ConcernedBinding): F[] {
    const found = new Set<F>();
    const direct = [
      binding.serviceAccount,
      ...(binding.roleArn ? [binding.roleArn] : []),
      ...binding.workloads,
      ...binding.entityRefs,
    ];
    for (const ref of direct) {
      this.#direct.get(ref)?.forEach(finding => found.add(finding));
    }
    const wide = [
      `namespace:${binding.cluster}/${binding.namespace}`,
      `cluster:${binding.cluster}`,
      ...binding.accounts.map(account => `account:${account}`),
    ];
    for (const ref of wide) {
      for (const each of this.#wide.get(ref) ?? []) {
        if (concerns(each, binding)) {
          found.add(each.finding);
        }
      }
    }
    return [...found];
  }
}

/** A finding about a place that many bindings share. */
interface WideFinding<F> {
  readonly finding: F;
  readonly entityRefs: ReadonlySet<string>;
}

/** The place that a subject stands for; undefined for one that a binding names itself. */
function widePlace({ kind, ref }: FindingSubject): string | undefined {
  switch (kind) {
    case 'namespace':
    case 'cluster':
    case 'account':
      return ref;
    case 'provider': {
      const arn = parseArn(ref);
      return `account:${arn?.account ?? ''}`;
    }
    default:
      return undefined;
  }
}

function concerns<F extends ConcerningSubject>(
  { finding, entityRefs }: WideFinding<F>,
  binding: ConcernedBinding,
): boolean {
  if (binding.entityRefs.length === 0) {
    return finding.state === 'unknown';
  }
  return binding.entityRefs.some(ref => entityRefs.has(ref));
}
