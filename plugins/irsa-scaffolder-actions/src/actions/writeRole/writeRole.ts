import { posix } from 'node:path';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  IdentityFile,
  IdentityForm,
  identityForms,
  IdentityInputError,
  IdentityPlan,
  PlanCluster,
  writePlannedIdentity,
} from 'backstage-plugin-irsa-common';
import { findCluster } from 'backstage-plugin-irsa-node';
import { checkpointKey } from '../../identity/checkpointKey';
import { identityInput } from '../../identity/identityInput';
import { planForInput, PlanningServices } from 'backstage-plugin-irsa-node';
import { requireAllowed } from '../../identity/requireAllowed';
import { writeFiles } from '../../workspace/writeFiles';
import { examples } from './writeRole.examples';

const ID = 'irsa:role:write';

/** Creates the action `irsa:role:write`, which writes an identity as files in the form that the team deploys with. */
export function createWriteRoleAction(services: PlanningServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Writes an IAM role that trusts one service account, and that service account, as files for Terraform, CloudFormation, the CDK, eksctl, ACK, Crossplane or the AWS CLI. Fails where the guard rails do not allow it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...identityInput,
        form: z =>
          z
            .enum([...identityForms] as [IdentityForm, ...IdentityForm[]])
            .describe('The form in which the team keeps its infrastructure.'),
        directory: z =>
          z
            .string()
            .optional()
            .describe(
              'The folder for the files, relative to the workspace. The default is the workspace itself.',
            ),
        replace: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to replace files of the same names that say something else. The default is false: the step fails.',
            ),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('The catalog entity that the role is for.'),
        owner: z => z.string().optional().describe('Its owner.'),
      },
      output: {
        roleArn: z => z.string().describe('ARN that the role will have.'),
        roleName: z => z.string().describe('Name that the role will have.'),
        paths: z =>
          z
            .array(z.string())
            .describe('The files, relative to the workspace, in their order.'),
        changed: z =>
          z.boolean().describe('Whether a file was written or changed.'),
        needs: z =>
          z
            .array(z.string())
            .describe('What has to be there already, a sentence each.'),
      },
    },
    async handler(ctx) {
      const { form, directory, replace, entityRef, owner, ...input } =
        ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const plan = await planForInput(
        input,
        {
          credentials,
          purpose: 'plan',
          entityRef,
          owner,
          template: ctx.templateInfo?.entityRef,
        },
        services,
      );
      requireAllowed(plan.guardRails);
      const clusters = [];
      for (const name of input.clusters) {
        clusters.push(await findCluster(services.clusters, name, credentials));
      }
      const files = filesOf(plan, clusters, form).map(({ path, content }) => ({
        path: posix.join(directory ?? '.', path),
        content,
      }));

      const write = async () => {
        ctx.signal?.throwIfAborted();
        const written = await writeFiles(
          ctx.workspacePath,
          files,
          replace ?? false,
        );
        ctx.logger.info(
          written.length === 0
            ? `The files for role ${plan.role.arn} are as they should be`
            : `Wrote ${written.join(', ')} for role ${plan.role.arn}`,
        );
        return written.length > 0;
      };
      let isWritten = false;
      const { changed } = await ctx.checkpoint({
        key: checkpointKey(ID, { ...ctx.input, files }),
        fn: async () => {
          isWritten = true;
          return { changed: await write() };
        },
      });
      // A recovered task may have a remembered checkpoint and an empty workspace: writing again changes nothing or puts it right.
      const isChangedNow = !isWritten && (await write());

      ctx.output('roleArn', plan.role.arn);
      ctx.output('roleName', plan.role.name);
      ctx.output(
        'paths',
        files.map(({ path }) => path),
      );
      ctx.output('changed', changed || isChangedNow);
      ctx.output('needs', [...plan.needs]);
    },
  });
}

function filesOf(
  plan: IdentityPlan,
  clusters: readonly PlanCluster[],
  form: IdentityForm,
): IdentityFile[] {
  try {
    return writePlannedIdentity(plan, clusters, form);
  } catch (error) {
    if (error instanceof IdentityInputError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}
