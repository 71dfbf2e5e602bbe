import { rm } from 'node:fs/promises';
import { ConflictError } from '@backstage/errors';
import {
  readManifestFile,
  resolveWorkspaceFile,
  writeManifestFile,
} from './manifestFile';

/** A file to be written; `path` is relative to the workspace. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Writes files into a workspace, all of them or none.
 *
 * @param replace - whether files that say something else are replaced
 * @returns the paths of those that were not there as they should be
 * @throws ConflictError that names the files that say something else, where they are not to be replaced.
 */
export async function writeFiles(
  workspacePath: string,
  files: readonly WorkspaceFile[],
  replace: boolean,
): Promise<string[]> {
  const places = [];
  for (const { path, content } of files) {
    const file = await resolveWorkspaceFile(workspacePath, path);
    const before = await readManifestFile(file, path);
    if (before !== content) {
      places.push({ path, file, content, before });
    }
  }
  const others = places.filter(({ before }) => before !== undefined);
  if (others.length > 0 && !replace) {
    throw new ConflictError(
      `${others
        .map(({ path }) => path)
        .join(
          ' and ',
        )} would be overwritten, and says something else. Choose another directory, or set replace to true.`,
    );
  }
  const done: typeof places = [];
  try {
    for (const place of places) {
      await writeManifestFile(place.file, place.content);
      done.push(place);
    }
  } catch (error) {
    for (const { file, before } of done) {
      await (before === undefined
        ? rm(file, { force: true })
        : writeManifestFile(file, before));
    }
    throw error;
  }
  return places.map(({ path }) => path);
}
