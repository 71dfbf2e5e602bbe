import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeIdentityChange } from '../../authorize/authorizeIdentityChange';
import { ensureRole } from '../../aws/roles/ensureRole';
import { IamRoles } from '../../aws/roles/IamRoles';
import { checkpointKey } from '../../identity/checkpointKey';
import { identityInput } from '../../identity/identityInput';
import {
  DEFAULT_REGION,
  IdentityServices,
} from '../../identity/IdentityServices';
import { planForInput } from 'backstage-plugin-irsa-node';
import { requireAllowed } from '../../identity/requireAllowed';
import { examples } from './createRole.examples';

const ID = 'irsa:role:create';

/** Creates the action `irsa:role:create`, which creates a role through IAM within the guard rails. */
export function createCreateRoleAction(services: IdentityServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Creates an IAM role that trusts one service account, within the guard rails, for an entity that the user owns. A second run changes nothing; a role that was changed since is reported.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...identityInput,
        entityRef: z =>
          z
            .string()
            .describe(
              'The catalog entity that the role is for. Its owner decides who may create it.',
            ),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Owner of an entity that the catalog does not have yet: a group or user of the catalog that you belong to.',
            ),
        onDrift: z =>
          z
            .enum(['fail', 'report', 'change'])
            .optional()
            .describe(
              'What to do with a role that is not as planned: fail and say how it differs, go on and say it, or change it. The default is fail.',
            ),
      },
      output: {
        roleArn: z => z.string().describe('ARN of the role.'),
        roleName: z => z.string().describe('Name of the role.'),
        outcome: z =>
          z
            .enum(['created', 'unchanged', 'changed', 'drifted', 'dry-run'])
            .describe('What became of the role.'),
        differences: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'How it differs, or differed, from the plan: what, is, wanted.',
            ),
      },
    },
    async handler(ctx) {
      const { entityRef, owner, onDrift = 'fail', ...input } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const ownership = await authorizeIdentityChange(
        { entityRef, owner },
        credentials,
        services.authorization,
      );
      const planWith = (rolesInNamespace: number) =>
        planForInput(
          input,
          {
            ...ownership,
            credentials,
            purpose: 'create',
            template: ctx.templateInfo?.entityRef,
            rolesInNamespace,
          },
          services,
        );
      let plan = await planWith(0);
      requireAllowed(plan.guardRails);
      ctx.output('roleArn', plan.role.arn);
      ctx.output('roleName', plan.role.name);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `This would create role ${plan.role.arn}. A dry run asks AWS nothing, and does not count the roles of the namespace.`,
        );
        ctx.output('outcome', 'dry-run');
        ctx.output('differences', []);
        return;
      }

      const { role, regions } = plan;
      const ensured = await ctx.checkpoint({
        key: checkpointKey(ID, { ...ctx.input, role: role.arn }),
        fn: async () => {
          const roles = new IamRoles(
            await services.aws.iam(role.account, regions[0] ?? DEFAULT_REGION),
          );
          if (
            plan.guardRails.some(({ rule }) => rule === 'roles-per-namespace')
          ) {
            plan = await planWith(await roles.count(role.path, role.name));
            requireAllowed(plan.guardRails);
          }
          const { outcome, differences } = await ensureRole(plan.role, {
            roles,
            onDrift,
            logger: ctx.logger,
            taskId: ctx.task.id,
            signal: ctx.signal,
            pause: services.pause,
          });
          return {
            outcome,
            differences: differences.map(each => ({ ...each })),
          };
        },
      });
      ctx.logger.info(`Role ${role.arn}: ${ensured.outcome}`);
      ctx.output('outcome', ensured.outcome);
      ctx.output('differences', ensured.differences);
    },
  });
}
