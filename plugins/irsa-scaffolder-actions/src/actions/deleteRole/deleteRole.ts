import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  taggedServiceAccounts,
  trustScope,
} from 'backstage-plugin-irsa-common';
import { saidBy } from '../../aws/awsFailure';
import { IamRoles } from '../../aws/roles/IamRoles';
import { removeRole } from '../../aws/roles/removeRole';
import { RoleState } from '../../aws/roles/roleState';
import { checkpointKey } from '../../identity/checkpointKey';
import { IdentityServices } from '../../identity/IdentityServices';
import { readOwnedRole } from '../../identity/readOwnedRole';
import { examples } from './deleteRole.examples';

const ID = 'irsa:role:delete';

/** Creates the action `irsa:role:delete`, which deletes a role that `irsa:role:create` made. */
export function createDeleteRoleAction(services: IdentityServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Deletes an IAM role that irsa:role:create made for an entity that the user owns, with its policies. A role that is not there is fine.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        roleArn: z => z.string().describe('ARN of the role.'),
        evenIfShared: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to delete a role that its trust policy shares with others than the service accounts it was made for. The default is false: the step fails and names them.',
            ),
      },
      output: {
        outcome: z =>
          z
            .enum(['deleted', 'absent', 'dry-run'])
            .describe('What became of the role.'),
      },
    },
    async handler(ctx) {
      const { roleArn, evenIfShared = false } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const remove = async () => {
        const { roles, state } = await readOwnedRole(
          roleArn,
          credentials,
          services,
        );
        if (!state) {
          return { outcome: 'absent' as const };
        }
        if (!evenIfShared) {
          requireUnshared(state);
        }
        if (ctx.isDryRun) {
          ctx.logger.info(
            `This would delete role ${roleArn}, detach ${state.managedPolicies.length} managed policies and delete ${state.inlinePolicies.size} inline policies.`,
          );
          return { outcome: 'dry-run' as const };
        }
        const failures = await removeRole(roles, state);
        if (
          failures.length > 0 &&
          (await isStillThere(roles, state, failures))
        ) {
          throw new Error(
            `Role ${roleArn} was not deleted, and is left with a part of its policies perhaps: ${failures.join(
              ' ',
            )} Run the step again to go on.`,
          );
        }
        return { outcome: 'deleted' as const };
      };
      const { outcome } = ctx.isDryRun
        ? await remove()
        : await ctx.checkpoint({
            key: checkpointKey(ID, ctx.input),
            fn: remove,
          });
      ctx.logger.info(`Role ${roleArn}: ${outcome}`);
      ctx.output('outcome', outcome);
    },
  });
}

/** A call whose answer was lost may have done what it was asked to. */
async function isStillThere(
  roles: IamRoles,
  { arn, name }: RoleState,
  failures: readonly string[],
): Promise<boolean> {
  try {
    return (await roles.read(name)) !== undefined;
  } catch (error) {
    throw new Error(
      `${failures.join(
        ' ',
      )} Whether role ${arn} is still there could not be read (${saidBy(
        error,
      )}). Run the step again to go on.`,
      { cause: error },
    );
  }
}

/** Somebody who added a statement by hand would lose the role without knowing why. */
function requireUnshared(state: RoleState): void {
  const scope = trustScope(state.trustPolicy, { roleArn: state.arn });
  const own = new Set(
    taggedServiceAccounts(state.tags).map(each =>
      each.split('/').slice(1).join('/'),
    ),
  );
  const foreign = [
    ...[...scope.providers, ...scope.podIdentity].flatMap(({ subjects }) =>
      subjects
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .filter(each => !own.has(each)),
    ),
    ...scope.others.map(({ principal }) => `${principal.type} ${principal.id}`),
    ...(scope.class === 'unknown'
      ? ['service accounts that cannot be told']
      : []),
  ];
  if (foreign.length > 0) {
    throw new ConflictError(
      `Role ${state.arn} is trusted by others than it was made for: ${[
        ...new Set(foreign),
      ].join(
        ', ',
      )}. See that they do not need it, then set evenIfShared: true.`,
    );
  }
}
