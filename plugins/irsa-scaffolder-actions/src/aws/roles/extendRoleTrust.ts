import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  compareTrust,
  extendTrustPolicy,
  IdentityPlan,
  ROLE_SERVICE_ACCOUNT_TAG,
  serviceAccountTags,
  taggedServiceAccounts,
} from 'backstage-plugin-irsa-common';
import { saidBy } from '../awsFailure';
import { IamRoles } from './IamRoles';
import { isSameDocument } from './roleDifferences';
import { RoleState } from './roleState';

/** What became of a trust policy. */
export interface ExtendedTrust {
  readonly outcome: 'extended' | 'unchanged';
  /** The whole document. */
  readonly trustPolicy: unknown;
  readonly characters: number;
}

/** How to go about it. */
export interface ExtendTrustOptions {
  readonly roles: IamRoles;
  /** Whether only to say what would be done. */
  readonly isDryRun: boolean;
  /** Milliseconds between two looks at what was written; 1000 when absent. */
  readonly pause?: number;
}

/** Two runs that write over each other have found out after as many tries; IAM cannot be asked to write only what is unchanged. */
const TRIES = 5;

/**
 * Has a role trust the service accounts of a plan as well, and tells them in its tags. What the role trusted before stays.
 *
 * @throws ConflictError when a statement of the role keeps them out.
 */
export async function extendRoleTrust(
  before: RoleState,
  plan: IdentityPlan,
  { roles, isDryRun, pause = 1_000 }: ExtendTrustOptions,
): Promise<ExtendedTrust> {
  requireBoundary(before, plan);
  const sizeQuota = await roles.trustSizeQuota();
  let state: RoleState | undefined = before;
  let extended = extend(state, plan, sizeQuota);
  if (isDryRun) {
    return answer(extended);
  }
  let written: unknown;
  try {
    for (let attempt = 1; extended.changed; attempt++) {
      if (attempt > TRIES) {
        throw new ConflictError(
          `The trust policy of role ${before.arn} was changed by others each time that it was written. Run the step again when they are done.`,
        );
      }
      written = extended.policy;
      await roles.setTrust(before.name, written);
      // Another run that read the policy before has written over it by then, or reads it again.
      await sleep(pause);
      state = await roles.read(before.name);
      if (!state) {
        throw new ConflictError(
          `Role ${before.arn} was deleted meanwhile. Create it with irsa:role:create.`,
        );
      }
      extended = extend(state, plan, sizeQuota);
    }
    await tell(state, plan, roles);
  } catch (error) {
    throw written === undefined
      ? error
      : await undoneTrust({ before, written, error, roles });
  }
  return {
    ...answer(extended),
    outcome: written === undefined ? 'unchanged' : 'extended',
  };
}

function extend(state: RoleState, plan: IdentityPlan, sizeQuota: number) {
  const options = { roleArn: state.arn };
  const extended = extendTrustPolicy(state.trustPolicy, plan.role.trustPolicy, {
    ...options,
    sizeQuota,
  });
  if (extended.problem !== undefined) {
    throw new InputError(extended.problem);
  }
  const alone = compareTrust(extended.policy, plan.role.trustPolicy, options);
  if (alone.gained.class !== 'none') {
    throw new ConflictError(
      `A statement of the trust policy of role ${state.arn} keeps the service account out, whatever is added. Remove the Deny, or create a role of its own with irsa:role:create.`,
    );
  }
  return extended;
}

function answer({
  policy,
  changed,
  characters,
}: ReturnType<typeof extend>): ExtendedTrust {
  return {
    outcome: changed ? 'extended' : 'unchanged',
    trustPolicy: policy,
    characters,
  };
}

/** Tells in the tags whom the role is for; without that it would look as if the trust policy had been changed by hand. */
async function tell(
  state: RoleState,
  plan: IdentityPlan,
  roles: IamRoles,
): Promise<void> {
  const known = taggedServiceAccounts(state.tags);
  const wanted = plan.serviceAccounts.filter(
    ({ cluster, namespace, name }) =>
      !known.includes(`${cluster}/${namespace}/${name}`),
  );
  if (wanted.length === 0) {
    return;
  }
  const all = known.map(each => {
    const [cluster, namespace, name] = each.split('/');
    return { cluster, namespace, name };
  });
  await roles.tag(state.name, serviceAccountTags([...all, ...wanted]));
}

/** Puts back what this run wrote into the trust policy and the tags, and says so beside what went wrong. */
export async function undoneTrust({
  before,
  written,
  error,
  roles,
}: {
  before: RoleState;
  /** The trust policy that this run wrote last. */
  written: unknown;
  error: unknown;
  roles: IamRoles;
}): Promise<Error> {
  const said = saidBy(error).replace(/^\w*Error: /, '');
  const left = (why: string) =>
    new Error(
      `${said} Perhaps left behind: the statements that this run added to the trust policy of role ${before.arn}, since ${why}. Run the step again, or remove them by hand.`,
      { cause: error },
    );
  try {
    const now = await roles.read(before.name);
    if (now && !isSameDocument(now.trustPolicy, before.trustPolicy)) {
      if (!isSameDocument(now.trustPolicy, written)) {
        return left('somebody else changed it as well');
      }
      await roles.setTrust(before.name, before.trustPolicy);
    }
    if (now) {
      await putTagsBack(before, now, roles);
    }
    return new Error(
      `${said} The trust policy of role ${before.arn} is as it was.`,
      { cause: error },
    );
  } catch (second) {
    return left(`putting it back failed as well (${saidBy(second)})`);
  }
}

async function putTagsBack(
  before: RoleState,
  now: RoleState,
  roles: IamRoles,
): Promise<void> {
  const isAbout = (key: string) =>
    key === ROLE_SERVICE_ACCOUNT_TAG ||
    key.startsWith(`${ROLE_SERVICE_ACCOUNT_TAG}.`);
  const were = Object.fromEntries(
    Object.entries(before.tags).filter(([key]) => isAbout(key)),
  );
  const added = Object.keys(now.tags).filter(
    key => isAbout(key) && !(key in were),
  );
  if (Object.entries(were).some(([key, value]) => now.tags[key] !== value)) {
    await roles.tag(before.name, were);
  }
  if (added.length > 0) {
    await roles.untag(before.name, added);
  }
}

function requireBoundary(state: RoleState, { role }: IdentityPlan): void {
  if (state.permissionsBoundary !== role.permissionsBoundary) {
    throw new NotAllowedError(
      `[permissions-boundary] The permissions boundary of role ${
        state.arn
      } is ${
        state.permissionsBoundary ?? 'missing'
      }, and the guard rails want ${
        role.permissionsBoundary
      }. Run irsa:role:create with onDrift: change first.`,
    );
  }
}
