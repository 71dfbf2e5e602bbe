import { cp, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseAllDocuments } from 'yaml';
import { CREATED_TOPIC } from '../CreatedEntityProvider';
import { DemoServices } from '../DemoServices';

const DIRECTORY = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)?$/;
const SOURCE = 'backstage.io/managed-by-location';
const POLL_MILLISECONDS = 250;
const SECONDS = 30;

/** Creates the action `demo:publish`, which stands in for a repository and a pull request. */
export function createPublishAction(services: DemoServices) {
  return createTemplateAction({
    id: 'demo:publish',
    description:
      'Demo only, in place of publish:github and catalog:register: copies the workspace into a folder on this machine, which git ignores and the catalog of the demo reads. Nothing leaves the machine.',
    supportsDryRun: true,
    schema: {
      input: {
        directory: z =>
          z
            .string()
            .describe(
              'Name of the folder, such as refund-worker or pull-requests/refund-worker. One that is there is replaced.',
            ),
      },
      output: {
        path: z => z.string().describe('The folder on this machine.'),
        entityRef: z =>
          z
            .string()
            .describe(
              'The first entity of catalog-info.yaml; absent without that file.',
            ),
      },
    },
    async handler(ctx) {
      const { directory } = ctx.input;
      if (!DIRECTORY.test(directory)) {
        throw new InputError(
          `directory ${JSON.stringify(
            directory,
          )} cannot be used. Take small letters, digits and dashes, such as refund-worker.`,
        );
      }
      const target = path.resolve(services.demo.created, directory);
      const credentials = await ctx.getInitiatorCredentials();
      const refs = await catalogRefs(ctx.workspacePath);
      for (const ref of refs) {
        const entity = await services.catalog.getEntityByRef(ref, {
          credentials,
        });
        requireOwn(ref, entity, target);
      }
      ctx.output('path', target);
      if (refs.length > 0) {
        ctx.output('entityRef', refs[0]);
      }
      if (ctx.isDryRun) {
        ctx.logger.info(`This would copy the workspace to ${target}`);
        return;
      }
      await rm(target, { recursive: true, force: true });
      await cp(ctx.workspacePath, target, { recursive: true });
      ctx.logger.info(`Copied the workspace to ${target}`);
      if (refs.length > 0) {
        await services.events.publish({
          topic: CREATED_TOPIC,
          eventPayload: { directory },
        });
        const deadline = Date.now() + SECONDS * 1000;
        for (const ref of refs) {
          while (
            !(await services.catalog.getEntityByRef(ref, { credentials }))
          ) {
            if (Date.now() > deadline) {
              throw new Error(
                `The catalog has not read ${ref} for ${SECONDS} s. See the log of the backend for what is wrong with catalog-info.yaml.`,
              );
            }
            await sleep(POLL_MILLISECONDS, undefined, { signal: ctx.signal });
          }
          ctx.logger.info(`The catalog has ${ref}`);
        }
      }
    },
  });
}

/** The entities of the workspace's catalog file. */
async function catalogRefs(workspace: string): Promise<string[]> {
  const file = path.join(workspace, 'catalog-info.yaml');
  const found = await stat(file).catch(() => undefined);
  if (!found) {
    return [];
  }
  return parseAllDocuments(await readFile(file, 'utf8')).map(document => {
    const { kind, metadata } = document.toJS() as Entity;
    return stringifyEntityRef(
      parseEntityRef({
        kind,
        namespace: metadata.namespace ?? 'default',
        name: metadata.name,
      }),
    );
  });
}

/** @throws ConflictError where somebody else's file has made the entity. */
function requireOwn(
  ref: string,
  entity: Entity | undefined,
  target: string,
): void {
  const source = entity?.metadata.annotations?.[SOURCE];
  if (entity && source !== `file:${path.join(target, 'catalog-info.yaml')}`) {
    throw new ConflictError(
      `The catalog has ${ref} already. Choose another name.`,
    );
  }
}
