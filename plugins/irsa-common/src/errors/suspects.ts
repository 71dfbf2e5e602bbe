import { irsaChecks } from '../checks/catalogue';
import { notDetectedChecks } from '../checks/notDetected';
import { parseArn } from '../arn';
import { EntityBinding, serviceAccountRef } from '../model';
import { ErrorContext, ErrorContextFinding } from './errorContext';
import { ErrorEntrySuspect } from './errorEntry';
import { ErrorParts } from './errorParts';

/**
 * How a cause stands for the entity whose program got the message: a finding says so, it can be ruled out, or nobody can tell.
 *
 * @public
 */
export type ErrorSuspectState = 'matches' | 'possible' | 'ruled-out';

/**
 * A cause that a message may have, as it stands here.
 *
 * @public
 */
export interface ErrorSuspect {
  /** Id in the catalogue of checks. */
  readonly checkId: string;
  /** What the catalogue calls it, in a few words. */
  readonly title: string;
  /** How it leads to the message; for `matches` what was found, for `ruled-out` why it cannot be. */
  readonly why: string;
  /** `possible` for all of them where there is no entity. */
  readonly state: ErrorSuspectState;
  /** For `matches`: id of the finding. */
  readonly findingId?: string;
  /** For `possible`, with an entity: why it cannot be ruled out, in one sentence. */
  readonly open?: string;
}

const titles = new Map<string, string>([
  ...irsaChecks.map(({ id, title }) => [id, title] as const),
  ...notDetectedChecks.map(({ id, title }) => [id, title] as const),
]);

const notDetected = new Map(
  notDetectedChecks.map(({ id, because }) => [id, because]),
);

const STATES: readonly ErrorSuspectState[] = [
  'matches',
  'possible',
  'ruled-out',
];

type Judgement = Pick<ErrorSuspect, 'why' | 'state' | 'findingId' | 'open'>;

/** Whether a binding can be what the message is about, by the role or the service account that the text names. */
function isMeant(
  { roleArn, serviceAccount }: EntityBinding,
  parts: ErrorParts,
): boolean {
  const { serviceAccount: named, callerRoleName } = parts;
  return (
    (parts.roleArn !== undefined &&
      roleArn?.toLowerCase() === parts.roleArn.toLowerCase()) ||
    (callerRoleName !== undefined &&
      roleArn?.split('/').pop()?.toLowerCase() ===
        callerRoleName.toLowerCase()) ||
    (named !== undefined &&
      named.namespace === serviceAccount.namespace &&
      named.name === serviceAccount.name)
  );
}

function refsOf(binding: EntityBinding): string[] {
  const { serviceAccount, roleArn } = binding;
  const { cluster, namespace } = serviceAccount;
  return [
    serviceAccountRef(serviceAccount),
    `namespace:${cluster}/${namespace}`,
    `cluster:${cluster}`,
    ...(roleArn === undefined ? [] : [roleArn]),
    ...accountRefs(roleArn),
    ...binding.workloads,
    ...binding.lane.map(({ ref }) => ref).filter(Boolean),
  ];
}

function accountRefs(roleArn: string | undefined): string[] {
  const account = parseArn(roleArn ?? '')?.account;
  return account ? [`account:${account}`] : [];
}

/** The entity whose program got the message, narrowed to the bindings that the message can be about. */
class Scene {
  readonly #context: ErrorContext;
  readonly #bindings: readonly EntityBinding[];
  /** References of what the bindings consist of; absent where the message can be about anything of the entity. */
  readonly #refs?: ReadonlySet<string>;
  /** References of the accounts and clusters that the entity rests on. */
  readonly #places: ReadonlySet<string>;

  constructor(context: ErrorContext, parts: ErrorParts) {
    this.#context = context;
    const { bindings, workloads, search } = context.identity;
    const meant = bindings.filter(binding => isMeant(binding, parts));
    const isNarrowed = meant.length > 0 && meant.length < bindings.length;
    this.#bindings = isNarrowed ? meant : bindings;
    if (isNarrowed) {
      this.#refs = new Set(meant.flatMap(refsOf));
    }
    this.#places = new Set([
      ...[
        ...search.clusters,
        ...search.notRead,
        ...workloads.map(({ cluster }) => cluster),
        ...bindings.map(({ serviceAccount }) => serviceAccount.cluster),
      ].map(cluster => `cluster:${cluster}`),
      ...bindings.flatMap(({ roleArn }) => accountRefs(roleArn)),
    ]);
  }

  judge(checkId: string, why: string): Judgement {
    const { findings, checksOff = [] } = this.#context;
    const finding = findings?.find(
      each =>
        each.checkId === checkId &&
        each.state !== 'unknown' &&
        this.#concerns(each),
    );
    if (finding) {
      return { state: 'matches', why: finding.message, findingId: finding.id };
    }
    const possible = (open: string): Judgement => ({
      state: 'possible',
      why,
      open,
    });
    const { entityRef, workloads, search } = this.#context.identity;
    const because = notDetected.get(checkId);
    if (because !== undefined) {
      return this.#isPodIdentityOnly(checkId)
        ? {
            state: 'ruled-out',
            why: `Ruled out here: nothing of ${entityRef} uses Pod Identity.`,
          }
        : possible(because);
    }
    if (checksOff.includes(checkId)) {
      return possible(`The check ${checkId} is switched off.`);
    }
    if (!findings) {
      return possible('No checks were made yet.');
    }
    const unread = findings.find(
      ({ subject, waiting, state }) =>
        state === 'unknown' &&
        waiting?.checks.includes(checkId) &&
        this.#places.has(subject.ref),
    );
    if (unread) {
      return possible(unread.message);
    }
    if (search.notRead.length > 0) {
      return possible(
        `The workloads of ${search.notRead.join(', ')} were not read.`,
      );
    }
    const unknown = this.#bindings.find(({ verdict }) => verdict === 'unknown');
    if (unknown) {
      return possible(
        unknown.reasons[0]?.message ??
          'A binding of the entity could not be judged.',
      );
    }
    if (workloads.length === 0 && this.#bindings.length === 0) {
      return possible(
        `No workload of ${entityRef} was found, so nothing was checked.`,
      );
    }
    return {
      state: 'ruled-out',
      why: `Ruled out here: ${checkId} was asked about everything that belongs to ${entityRef} and found nothing.`,
    };
  }

  #concerns({ subject, consequences }: ErrorContextFinding): boolean {
    return (
      this.#refs === undefined ||
      [subject, ...consequences].some(({ ref }) => this.#refs?.has(ref))
    );
  }

  /** Whether a cause is about Pod Identity and nothing of the entity uses that, as far as everything was read. */
  #isPodIdentityOnly(checkId: string): boolean {
    const { bindings, search } = this.#context.identity;
    return (
      checkId.startsWith('IRSA-PI-') &&
      search.notRead.length === 0 &&
      bindings.length > 0 &&
      bindings.every(
        ({ mechanism, verdict }) =>
          mechanism !== 'pod-identity' && verdict !== 'unknown',
      )
    );
  }
}

/** Says of each suspect how it stands, and puts those that fit first. */
export function judgeSuspects(
  suspects: readonly ErrorEntrySuspect[],
  parts: ErrorParts,
  context?: ErrorContext,
): ErrorSuspect[] {
  const scene = context && new Scene(context, parts);
  const judged = suspects.map(({ checkId, why }) => ({
    checkId,
    title: titles.get(checkId) ?? checkId,
    ...(scene?.judge(checkId, why) ?? { why, state: 'possible' as const }),
  }));
  return STATES.flatMap(state => judged.filter(each => each.state === state));
}
