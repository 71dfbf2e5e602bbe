import path from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Where the demo keeps its own copy of the estate. */
export interface DemoConfig {
  /** The folder that the files source reads, as `irsa.files` names it. */
  readonly directory: string;
  /** The folder of what templates have made, which the demo's catalog reads. It lies in the estate, so that a reset takes both back. */
  readonly created: string;
}

/**
 * Reads `demo.estate`.
 *
 * @returns nothing for a portal that is no demo, or that reads no folders
 * @throws InputError when the portal reads other folders, since what templates write there would never be seen.
 */
export function readDemoConfig(config: Config): DemoConfig | undefined {
  const estate = config.getOptionalString('demo.estate');
  const directories = (config.getOptionalConfigArray('irsa.files') ?? []).map(
    each => each.getString('directory'),
  );
  if (estate === undefined || directories.length === 0) {
    return undefined;
  }
  const directory = directories.find(
    each => path.resolve(each) === path.resolve(estate),
  );
  if (directory === undefined) {
    throw new InputError(
      `demo.estate is '${estate}', which is none of the directories of irsa.files. Name one of them, or take demo.estate out.`,
    );
  }
  return { directory, created: path.join(directory, 'created') };
}
