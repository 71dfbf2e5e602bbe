import { Finding, FindingSeverity, RecordKind } from '../../model';
import { push } from '../../resolve/order';
import { CheckContext } from '../subjects/context';
import { accountSubject, clusterSubject } from '../subjects/refs';
import { CheckSubjectBase } from '../subjects/subjects';
import { findingId } from './findingId';
import { worseSeverity } from './severity';
import { Unread, Waiting, WaitingBuilder } from './waiting';

/**
 * Id of the finding for what was not read.
 *
 * @public
 */
export const UNREAD_CHECK_ID = 'IRSA-HY-009';

/** Title of the finding for what was not read. */
export const UNREAD_TITLE =
  'Something was not read, so checks cannot be judged';

/** Things that a check could not judge because of what was not read. */
export interface NotJudged {
  readonly unread: Unread;
  readonly checkId: string;
  readonly severity: FindingSeverity;
  readonly subjects: readonly CheckSubjectBase[];
}

const NONE: readonly never[] = [];

/** After how many things the caller gets a chance to do something else. */
const STEP = 500;

/** Puts together what waits for the same. */
export function* gatherWaiting(
  context: CheckContext,
  notJudged: Iterable<NotJudged>,
): Generator<void, readonly Waiting[]> {
  const gathered = new Map<string, WaitingBuilder>();
  let done = 0;
  for (const { unread, checkId, severity, subjects } of notJudged) {
    const key = keyOf(unread);
    const waiting = gathered.get(key) ?? new WaitingBuilder(unread, severity);
    gathered.set(key, waiting);
    waiting.severity = worseSeverity(waiting.severity, severity);
    waiting.checks.add(checkId);
    for (const subject of subjects) {
      waiting.addSubject(context, subject);
      done += 1;
      if (done % STEP === 0) {
        yield;
      }
    }
  }
  return gathered.size === 0 ? NONE : [...gathered.values()];
}

/** One finding for each account or cluster and kind. */
export function* unreadFindings(
  context: CheckContext,
  waiting: Iterable<Waiting>,
): Generator<void, Finding[]> {
  const byKey = new Map<string, Waiting[]>();
  for (const each of waiting) {
    push(byKey, keyOf(each), each);
  }
  const findings: Finding[] = [];
  for (const parts of byKey.values()) {
    findings.push(unreadFinding(context, merged(parts)));
    yield;
  }
  return findings;
}

function keyOf({ kind, of, part }: Unread): string {
  return JSON.stringify([of, kind, part]);
}

function merged(parts: readonly Waiting[]): Waiting {
  const [first] = parts;
  if (parts.length === 1) {
    return first;
  }
  const all = new WaitingBuilder(first, first.severity);
  parts.forEach(part => all.addAll(part));
  return all;
}

function unreadFinding({ estate }: CheckContext, waiting: Waiting): Finding {
  const { kind, of, part } = waiting;
  const subject = estate.clusters.has(of)
    ? clusterSubject(of)
    : accountSubject(of);
  const sources = estate.sourcesOf(of);
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
