import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  PlannedRole,
  ROLE_MANAGED_BY,
  roleTags,
} from 'backstage-plugin-irsa-common';
import { saidBy } from '../awsFailure';
import { IamRoles } from './IamRoles';
import { removeRole } from './removeRole';
import { inWords, RoleDifference, roleDifferences } from './roleDifferences';
import { INLINE_POLICY, RoleState } from './roleState';

/** How to go about it. */
export interface EnsureRoleOptions {
  readonly roles: IamRoles;
  readonly logger: LoggerService;
  /** Id of the scaffolder's task, by which a task that goes on knows what it made itself. */
  readonly taskId: string;
  /** What to do with a role that is not as planned. */
  readonly onDrift: 'fail' | 'report' | 'change';
  readonly signal?: AbortSignal;
  /** Milliseconds between two looks at a role that is being made; 1000 when absent. */
  readonly pause?: number;
  /** How often it is looked at; 30 times when absent. */
  readonly looks?: number;
}

/** What became of a role. */
export interface EnsuredRole {
  readonly outcome: 'created' | 'unchanged' | 'changed' | 'drifted';
  /** How it differs, or differed, from the plan. */
  readonly differences: readonly Omit<RoleDifference, 'change'>[];
}

/** Two runs that undo what they did while the other one looks are settled after as many tries. */
const ROUNDS = 3;
/** A role of this age may still be in the making by another run. */
const YOUNG = 60_000;

/**
 * Sees to it that a role is there as planned: creates it, leaves it, or says how it differs. When a step of creating it fails, what was created is
 * removed again, or named.
 *
 * @throws ConflictError when a role of that name is somebody else's, or differs and is not to be changed.
 */
export async function ensureRole(
  planned: PlannedRole,
  options: EnsureRoleOptions,
): Promise<EnsuredRole> {
  const { roles, taskId, signal } = options;
  for (let round = 1; ; round++) {
    signal?.throwIfAborted();
    const state = await roles.read(planned.name);
    if (!state) {
      if (await createWhole(planned, options)) {
        return { outcome: 'created', differences: [] };
      }
      continue;
    }
    requireOwn(planned, state);
    if (state.tags[roleTags.task] === taskId) {
      return completeOwn(planned, state, options);
    }
    const settled = await waitWhileYoung(planned, state, options);
    if (settled) {
      return judge(planned, settled, options);
    }
    if (round === ROUNDS) {
      throw new ConflictError(
        `Role ${planned.name} was created and removed by others ${ROUNDS} times meanwhile. Run the step again when they are done.`,
      );
    }
  }
}

/** Creates the role with its policies; answers `false` when another run was quicker. */
async function createWhole(
  planned: PlannedRole,
  options: EnsureRoleOptions,
): Promise<boolean> {
  const { roles, taskId } = options;
  const tags = { ...planned.tags, [roleTags.task]: taskId };
  try {
    if ((await roles.create(planned, tags)) === 'taken') {
      return false;
    }
    await finish(planned, options);
    return true;
  } catch (error) {
    throw await undone(planned, error, options);
  }
}

/** Goes on with a role that an earlier try of this task has begun. */
async function completeOwn(
  planned: PlannedRole,
  state: RoleState,
  options: EnsureRoleOptions,
): Promise<EnsuredRole> {
  const differences = roleDifferences(planned, state);
  if (differences.length === 0) {
    return { outcome: 'unchanged', differences };
  }
  if (!differences.every(isUnfinished)) {
    return judge(planned, state, options);
  }
  try {
    await finish(planned, options);
    return { outcome: 'created', differences: [] };
  } catch (error) {
    throw await undone(planned, error, options);
  }
}

/** Policies are what a role gets after it was created; everything else it has from the start. */
function isUnfinished({ what, is }: RoleDifference): boolean {
  return is === 'none' && /^(AttachedPolicy|RolePolicy)/.test(what);
}

async function finish(
  planned: PlannedRole,
  options: EnsureRoleOptions,
): Promise<void> {
  const { roles, signal, logger, pause = 1_000, looks = 30 } = options;
  for (const arn of planned.managedPolicies) {
    signal?.throwIfAborted();
    await roles.attach(planned.name, arn);
  }
  if (planned.permissionsPolicy) {
    signal?.throwIfAborted();
    await roles.putInline(
      planned.name,
      INLINE_POLICY,
      planned.permissionsPolicy,
    );
  }
  // IAM is eventually consistent, and STS refuses a role that it does not know yet.
  for (let look = 1; ; look++) {
    const state = await roles.read(planned.name);
    const differences = state && roleDifferences(planned, state);
    if (differences?.length === 0) {
      return;
    }
    if (look >= looks) {
      throw new Error(
        `IAM does not show role ${
          planned.name
        } as it was written after ${look} looks: ${
          differences ? inWords(differences) : 'there is none'
        }. Run the step again.`,
      );
    }
    logger.info(`Waiting until IAM shows role ${planned.name}`);
    await sleep(pause, undefined, { signal });
  }
}

/** Removes what this run created, and says so beside what went wrong. */
async function undone(
  planned: PlannedRole,
  error: unknown,
  { roles, taskId, pause = 1_000 }: EnsureRoleOptions,
): Promise<Error> {
  const said = saidBy(error).replace(/^Error: /, '');
  const named = `role ${planned.arn}`;
  try {
    // Whether a call that failed had an effect all the same, only IAM can tell.
    let state = await roles.read(planned.name);
    if (!state) {
      // IAM may not show yet what a call created whose answer was lost.
      await sleep(pause);
      state = await roles.read(planned.name);
    }
    if (!state) {
      return new Error(`${said} Nothing was left behind.`, { cause: error });
    }
    if (state.tags[roleTags.task] !== taskId) {
      return new Error(
        `${said} Nothing was left behind; ${named} is of another run.`,
        { cause: error },
      );
    }
    const left = await removeRole(roles, state);
    return new Error(
      left.length === 0
        ? `${said} What this run had created was removed again: ${named}.`
        : `${said} Left behind, to be removed by hand or by irsa:role:delete: ${named} (${left.join(
            '; ',
          )}).`,
      { cause: error },
    );
  } catch (second) {
    return new Error(
      `${said} Perhaps left behind, since it could not be looked at (${saidBy(
        second,
      )}): ${named}. See whether it is there, and remove it by hand or by irsa:role:delete.`,
      { cause: error },
    );
  }
}

/** A role of that name that was made by something else, or for something else, is never touched. */
export function requireOwn(planned: PlannedRole, state: RoleState): void {
  const keys = [roleTags.managedBy, roleTags.entityRef];
  const expected: Record<string, string> = {
    ...planned.tags,
    [roleTags.managedBy]: ROLE_MANAGED_BY,
  };
  const strange = keys.find(key => state.tags[key] !== expected[key]);
  if (strange) {
    throw new ConflictError(
      `There is a role ${
        state.arn
      } that was not made for this identity: its tag ${strange} is ${
        state.tags[strange] ?? 'missing'
      } and not ${
        expected[strange]
      }. Delete or rename it, or have roleName changed in irsa.scaffolder.guardRails.`,
    );
  }
}

/** Waits for another run that may just be making the role; `undefined` when that run removed it again. */
async function waitWhileYoung(
  planned: PlannedRole,
  first: RoleState,
  { roles, signal, pause = 1_000, looks = 30 }: EnsureRoleOptions,
): Promise<RoleState | undefined> {
  let state: RoleState | undefined = first;
  for (let look = 1; look < looks; look++) {
    const isInTheMaking =
      Date.now() - state.createdAt.getTime() < YOUNG &&
      roleDifferences(planned, state).some(isUnfinished);
    if (!isInTheMaking) {
      break;
    }
    await sleep(pause, undefined, { signal });
    state = await roles.read(planned.name);
    if (!state) {
      return undefined;
    }
  }
  return state;
}

async function judge(
  planned: PlannedRole,
  state: RoleState,
  { roles, onDrift, logger, signal }: EnsureRoleOptions,
): Promise<EnsuredRole> {
  const differences = roleDifferences(planned, state);
  if (differences.length === 0) {
    return { outcome: 'unchanged', differences };
  }
  const drift = differences.map(({ change, ...each }) => each);
  const words = `Role ${state.arn} is not as planned: ${inWords(differences)}.`;
  const fixed = differences.find(({ change }) => !change);
  if (onDrift === 'report') {
    logger.warn(words);
    return { outcome: 'drifted', differences: drift };
  }
  if (onDrift === 'fail') {
    throw new ConflictError(
      `${words} Set onDrift: change to make it as planned, or onDrift: report to go on with it as it is.`,
    );
  }
  if (fixed) {
    throw new ConflictError(
      `${words} IAM cannot change the ${fixed.what} of a role to ${fixed.wanted}. Delete the role with irsa:role:delete first.`,
    );
  }
  const done: string[] = [];
  for (const { what, change } of differences) {
    try {
      signal?.throwIfAborted();
      await change?.(roles);
      done.push(what);
    } catch (error) {
      throw new Error(
        `${saidBy(error).replace(/^Error: /, '')} Changed before that in role ${
          state.arn
        }: ${
          done.join(', ') || 'nothing'
        }. Run the step again to change the rest.`,
        { cause: error },
      );
    }
  }
  logger.info(`Changed role ${state.arn}: ${done.join(', ')}`);
  return { outcome: 'changed', differences: drift };
}
