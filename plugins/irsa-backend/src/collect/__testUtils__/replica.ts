import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  IrsaSource,
  irsaSourcesExtensionPoint,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import irsaPlugin from '../../index';

/** What a replica is told when it is started. */
export interface ReplicaOptions {
  readonly config: JsonObject;
  readonly sources: readonly string[];
  readonly records: number;
  /** A file with an {@link Estate} as JSON, which may change between two reads. */
  readonly estate: string;
  /** A file: while it is there, no source that is asked answers anything. */
  readonly gate: string;
}

/** What there is to be read. */
export interface Estate {
  /** The name of the node of every pod. */
  readonly generation: string;
  /** Sources that stop answering when half of their pods have been read. */
  readonly hanging: readonly string[];
}

/** What a replica says while it reads. */
export interface ReplicaMessage {
  readonly event: 'begin' | 'half-way' | 'end';
  readonly source: string;
}

const options: ReplicaOptions = JSON.parse(process.argv[2]);

function say(message: ReplicaMessage): void {
  process.send?.(message);
}

function source(id: string): IrsaSource {
  return { id, kind: 'kubernetes', title: id, read: () => readPods(id) };
}

async function* readPods(id: string): AsyncGenerator<SourceItem> {
  say({ event: 'begin', source: id });
  while (existsSync(options.gate)) {
    await setTimeout(20);
  }
  const estate: Estate = JSON.parse(readFileSync(options.estate, 'utf8'));
  for (let index = 0; index < options.records; index++) {
    if (index % 100 === 0) {
      await setTimeout(20);
    }
    if (index === options.records / 2 && estate.hanging.includes(id)) {
      say({ event: 'half-way', source: id });
      await setTimeout(600_000);
    }
    yield {
      type: 'record',
      record: {
        kind: 'pod',
        value: {
          cluster: id,
          namespace: 'n',
          name: `p${index}`,
          node: estate.generation,
          labels: {},
          annotations: {},
          serviceAccount: 'default',
          containers: [],
          tokenAudiences: [],
        },
      },
    };
  }
  yield { type: 'complete', mark: { kind: 'pod', of: id } };
  say({ event: 'end', source: id });
}

const backend = createBackend();
backend.add(mockServices.rootConfig.factory({ data: options.config }));
backend.add(catalogServiceMock.factory({ entities: [] }));
backend.add(irsaPlugin);
backend.add(
  createBackendModule({
    pluginId: 'irsa',
    moduleId: 'replica',
    register: env =>
      env.registerInit({
        deps: { sources: irsaSourcesExtensionPoint },
        init: async ({ sources }) =>
          sources.addSourceProvider({
            id: 'test',
            kind: 'kubernetes',
            title: 'Test',
            listSources: async () => options.sources.map(source),
          }),
      }),
  }),
);
backend.start();
