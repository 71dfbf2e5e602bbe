import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DemoServices } from '../DemoServices';
import { readManifests } from '../estate/applyObjects';
import { accountOf, EstateChange } from '../estate/Estate';
import { finishChange } from './finishChange';

/** Where something moves, as irsa:migration:plan says. */
interface Move {
  fromCluster: string;
  cluster: string;
  namespace: string;
  serviceAccount: string;
  roleArn: string;
  workloads: { kind: string; name: string }[];
}

/** Creates the action `demo:migration:carry-out`, which does in the demo's estate what a plan tells people to do. */
export function createCarryOutMigrationAction(services: DemoServices) {
  return createTemplateAction({
    id: 'demo:migration:carry-out',
    description:
      "Demo only, in place of the people who follow a migration plan: does its steps in the demo's copy of the estate, and waits until the portal has read it. Asks neither AWS nor a cluster.",
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z => z.string().describe('The component that moves.'),
        mechanism: z =>
          z
            .enum(['irsa', 'pod-identity'])
            .describe('As irsa:migration:plan was told.'),
        moves: z =>
          z
            .array(
              z.object({
                fromCluster: z.string(),
                cluster: z.string(),
                namespace: z.string(),
                serviceAccount: z.string(),
                roleArn: z.string(),
                workloads: z.array(
                  z.object({ kind: z.string(), name: z.string() }),
                ),
              }),
            )
            .describe('The output moves of irsa:migration:plan.'),
        trust: z =>
          z
            .array(
              z
                .object({
                  roleArn: z.string(),
                  during: z.record(z.any()),
                  after: z.record(z.any()),
                })
                .passthrough(),
            )
            .describe('The output trust of irsa:migration:plan.'),
        directory: z =>
          z
            .string()
            .optional()
            .describe('As irsa:migration:plan was told; migration without it.'),
        phase: z =>
          z
            .enum(['during', 'after'])
            .describe(
              'How far to go: during keeps the old way beside the new one, after takes it away.',
            ),
      },
      output: {
        status: z =>
          z.string().describe('The status of the component in the portal.'),
        sentence: z => z.string().describe('What the portal says of it.'),
      },
    },
    async handler(ctx) {
      const {
        entityRef,
        mechanism,
        moves,
        trust,
        phase,
        directory = 'migration',
      } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(
          `This would move ${moves.length} service accounts in the demo's estate`,
        );
        return;
      }
      const { status, sentence } = await finishChange(
        {
          ...(mechanism === 'irsa' ? forIrsa(moves) : forPodIdentity(moves)),
          objects: await Promise.all(
            moves.map(move =>
              readServiceAccount(ctx.workspacePath, directory, move),
            ),
          ),
          trustPolicies: trust.map(each => ({
            roleArn: each.roleArn,
            policy: each[phase],
          })),
          workloads: moves.flatMap(({ workloads, ...place }) =>
            workloads.map(workload => ({ ...place, ...workload })),
          ),
        },
        entityRef,
        {
          credentials: await ctx.getInitiatorCredentials(),
          logger: ctx.logger,
          signal: ctx.signal,
        },
        services,
      );
      ctx.output('status', status);
      ctx.output('sentence', sentence);
    },
  });
}

function forIrsa(moves: readonly Move[]): EstateChange {
  return {
    providers: moves.map(({ cluster, roleArn }) => ({
      account: accountOf(roleArn),
      cluster,
    })),
  };
}

function forPodIdentity(moves: readonly Move[]): EstateChange {
  return {
    associations: moves,
    withoutAnnotation: moves
      .filter(({ cluster, fromCluster }) => cluster === fromCluster)
      .map(({ cluster, namespace, serviceAccount }) => ({
        cluster,
        namespace,
        name: serviceAccount,
      })),
  };
}

/** The manifest that the plan wrote. */
async function readServiceAccount(
  workspace: string,
  directory: string,
  { cluster, namespace, serviceAccount }: Move,
) {
  const file = `${directory}/manifests/${cluster}/${namespace}/${serviceAccount}.yaml`;
  const text = await readFile(resolveSafeChildPath(workspace, file), 'utf8');
  return { cluster, objects: readManifests(text, file) };
}
