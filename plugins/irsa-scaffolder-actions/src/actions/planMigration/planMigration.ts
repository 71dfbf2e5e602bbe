import { ForwardedError, InputError, ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { MigrationPlan, planMigration } from 'backstage-plugin-irsa-common';
import { ClusterFacts, IrsaService } from 'backstage-plugin-irsa-node';
import { MigrationInput, readMigration } from '../../estate/readMigration';
import { writeFiles } from '../../workspace/writeFiles';
import { examples } from './planMigration.examples';

const ID = 'irsa:migration:plan';
const DIRECTORY = 'migration';

/** What the action rests on. */
export interface MigrationServices {
  readonly irsa: IrsaService;
  readonly clusters: readonly ClusterFacts[];
}

/** Creates the action `irsa:migration:plan`, which writes a plan and its files into the workspace and changes nothing else. */
export function createPlanMigrationAction(services: MigrationServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Plans how a component or a namespace moves from kiam, kube2iam or the role of its nodes to IRSA or EKS Pod Identity, from IRSA to Pod Identity, or to another cluster: steps with commands, trust policies and manifests, and how to go back. Writes them into the workspace, and changes nothing in AWS or in a cluster.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'The component to move, such as component:default/payments-api. Either this, or cluster and namespace.',
            ),
        cluster: z =>
          z
            .string()
            .optional()
            .describe('The cluster of the namespace to move.'),
        namespace: z =>
          z.string().optional().describe('The namespace to move.'),
        mechanism: z =>
          z
            .enum(['irsa', 'pod-identity'])
            .describe('How pods are to become their role.'),
        newCluster: z =>
          z
            .string()
            .optional()
            .describe(
              'The cluster to move to; workloads stay in their cluster when not given.',
            ),
        directory: z =>
          z
            .string()
            .optional()
            .describe(
              `Folder of the files, relative to the workspace; the default is ${DIRECTORY}.`,
            ),
        replace: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether files of an earlier plan that say something else are replaced. The default is false: the step fails.',
            ),
      },
      output: {
        markdown: z => z.string().describe('The plan.'),
        canBegin: z =>
          z
            .boolean()
            .describe(
              'False when something stands in the way of the first step.',
            ),
        checks: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'What to look at before: status (ok, check, stop), title, text, command.',
            ),
        steps: z =>
          z
            .array(z.record(z.any()))
            .describe('The steps: title, text, commands, undo.'),
        moves: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'What moves where: fromCluster, cluster, namespace, serviceAccount, workloads, roleArn.',
            ),
        trust: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'Trust policies that change: roleArn, before, during, after.',
            ),
        untouched: z =>
          z
            .array(z.string())
            .describe('Statements of trust policies that stay, in words.'),
        files: z =>
          z.array(z.string()).describe('The files, relative to the workspace.'),
      },
    },
    async handler(ctx) {
      const input = readInput(ctx.input);
      const credentials = await ctx.getInitiatorCredentials();
      const plan: MigrationPlan = planMigration(
        await readEstate(input, {
          api: services.irsa.as(credentials),
          clusters: services.clusters,
          credentials,
        }),
      );
      ctx.signal?.throwIfAborted();
      await writeFiles(
        ctx.workspacePath,
        plan.files,
        ctx.input.replace ?? false,
      );
      for (const { status, title, text } of plan.checks) {
        if (status === 'stop') {
          ctx.logger.warn(`${title}: ${text}`);
        }
      }
      ctx.logger.info(
        `Planned ${plan.steps.length} steps in ${plan.files.length} files`,
      );

      ctx.output('markdown', plan.markdown);
      ctx.output('canBegin', plan.canBegin);
      ctx.output(
        'checks',
        plan.checks.map(each => ({ ...each })),
      );
      ctx.output(
        'steps',
        plan.steps.map(each => ({ ...each })),
      );
      ctx.output(
        'moves',
        plan.moves.map(each => ({ ...each })),
      );
      ctx.output(
        'trust',
        plan.trust.map(each => ({ ...each })),
      );
      ctx.output('untouched', [...plan.untouched]);
      ctx.output(
        'files',
        plan.files.map(({ path }) => path),
      );
    },
  });
}

/** @throws ForwardedError with what the irsa backend says, such as the permission that is missing. */
async function readEstate(
  ...given: Parameters<typeof readMigration>
): ReturnType<typeof readMigration> {
  try {
    return await readMigration(...given);
  } catch (error) {
    throw error instanceof ResponseError
      ? new ForwardedError(
          'The irsa backend does not answer what the plan needs',
          error.cause,
        )
      : error;
  }
}

/** @throws InputError that says which input to change. */
function readInput({
  entityRef,
  cluster,
  namespace,
  mechanism,
  newCluster,
  directory = DIRECTORY,
}: Omit<MigrationInput, 'directory'> & {
  readonly directory?: string;
}): MigrationInput {
  const isNamespace = Boolean(cluster) && Boolean(namespace);
  if (
    Boolean(entityRef) === isNamespace ||
    (entityRef && (cluster || namespace))
  ) {
    throw new InputError('Give entityRef, or cluster and namespace.');
  }
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(directory)) {
    throw new InputError(
      `directory ${JSON.stringify(
        directory,
      )} is not a folder in the workspace. Name one such as docs/migration.`,
    );
  }
  return { entityRef, cluster, namespace, mechanism, newCluster, directory };
}
