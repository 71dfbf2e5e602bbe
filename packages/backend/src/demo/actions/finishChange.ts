import path from 'node:path';
import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { DemoServices } from '../DemoServices';
import { EstateChange } from '../estate/Estate';
import { readAgain } from '../readAgain';

/** Brings a change into the estate, and waits until the portal shows it. */
export async function finishChange(
  change: EstateChange,
  entityRef: string,
  context: {
    readonly credentials: BackstageCredentials;
    readonly logger: LoggerService;
    readonly signal?: AbortSignal;
  },
  { demo, estate, irsa }: DemoServices,
): Promise<{ status: string; sentence: string }> {
  const { credentials, logger, signal } = context;
  const touched = await estate.apply(change);
  touched.forEach(folder =>
    logger.info(`Changed ${path.join(demo.directory, folder)}`),
  );
  const api = irsa.as(credentials);
  await readAgain(
    api,
    touched.map(folder => `files:${demo.directory}/${folder}`),
    signal,
  );
  const { status, sentence } = await api.getEntityIdentity(
    parseEntityRef(entityRef, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    }),
    { signal },
  );
  logger.info(`${entityRef}: ${sentence}`);
  return { status, sentence };
}
