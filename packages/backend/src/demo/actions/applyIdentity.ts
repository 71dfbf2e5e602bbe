import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DemoServices } from '../DemoServices';
import { readManifests } from '../estate/applyObjects';
import { EstateWorkload, KubernetesObject } from '../estate/types';
import { finishChange } from './finishChange';

/** Creates the action `demo:identity:apply`, which plays what AWS and the cluster would do with what a template wrote. */
export function createApplyIdentityAction(services: DemoServices) {
  return createTemplateAction({
    id: 'demo:identity:apply',
    description:
      "Demo only, in place of a pipeline with Terraform and kubectl: writes a planned role, its associations and the workspace's manifests into the demo's copy of the estate, starts the pods anew there, and waits until the portal has read it. Asks neither AWS nor a cluster.",
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string().describe('The component whose identity it is.'),
        role: z =>
          z
            .object({
              arn: z.string(),
              trustPolicy: z.record(z.any()),
              permissionsPolicy: z.record(z.any()).optional(),
              managedPolicies: z.array(z.string()).optional(),
              permissionsBoundary: z.string().optional(),
              tags: z.record(z.string()).optional(),
            })
            .passthrough()
            .describe('The output role of irsa:identity:plan.'),
        associations: z =>
          z
            .array(
              z
                .object({
                  cluster: z.string(),
                  namespace: z.string(),
                  serviceAccount: z.string(),
                  roleArn: z.string(),
                })
                .passthrough(),
            )
            .optional()
            .describe('The output associations of irsa:identity:plan.'),
        clusters: z =>
          z
            .array(z.string())
            .describe('The clusters to which the manifests are applied.'),
        manifests: z =>
          z
            .array(z.string())
            .describe(
              'YAML files and folders of manifests, relative to the workspace.',
            ),
        runAs: z =>
          z
            .object({
              namespace: z.string(),
              serviceAccount: z.string(),
              deployments: z.array(z.string()).optional(),
            })
            .optional()
            .describe(
              'Deployments that are there already and are to run as the service account.',
            ),
      },
      output: {
        status: z =>
          z.string().describe('The status of the component in the portal.'),
        sentence: z => z.string().describe('What the portal says of it.'),
      },
    },
    async handler(ctx) {
      const { entityRef, clusters, manifests } = ctx.input;
      const objects: KubernetesObject[] = [];
      for (const manifest of manifests) {
        objects.push(...(await readAll(ctx.workspacePath, manifest)));
      }
      if (ctx.isDryRun) {
        ctx.logger.info(
          `This would bring ${ctx.input.role.arn} and ${objects.length} objects into the demo's estate`,
        );
        return;
      }
      const { status, sentence } = await finishChange(
        {
          roles: [ctx.input.role],
          associations: ctx.input.associations,
          objects: clusters.map(cluster => ({
            cluster,
            objects: structuredClone(objects),
          })),
          workloads: clusters.flatMap(cluster =>
            deploymentsOf(ctx.input.runAs, cluster),
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

async function readAll(
  workspace: string,
  manifest: string,
): Promise<KubernetesObject[]> {
  const place = resolveSafeChildPath(workspace, manifest);
  if ((await lstat(place)).isDirectory()) {
    const names = (await readdir(place)).filter(name => /\.ya?ml$/.test(name));
    const found = await Promise.all(
      names.sort().map(name => readAll(workspace, path.join(manifest, name))),
    );
    return found.flat();
  }
  return readManifests(await readFile(place, 'utf8'), manifest);
}

/** Deployments that are to run as a service account, in a cluster. */
function deploymentsOf(
  runAs:
    | {
        namespace: string;
        serviceAccount: string;
        deployments?: string[];
      }
    | undefined,
  cluster: string,
): EstateWorkload[] {
  if (!runAs) {
    return [];
  }
  const { namespace, serviceAccount, deployments = [] } = runAs;
  return deployments.map(name => ({
    cluster,
    namespace,
    serviceAccount,
    kind: 'Deployment',
    name,
  }));
}
