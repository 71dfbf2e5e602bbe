import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { MAXIMUM_FILE_BYTES } from '../workspace/manifestFile';

/** Folders that hold what others wrote. */
const PASSED_OVER = new Set(['node_modules', '.git', '.terraform']);

/** So many files are read at most: linting holds up everything else in the backend. */
const MAXIMUM_FILES = 1_000;

/** A file of the workspace that may hold policies. */
export interface WorkspaceText {
  /** Relative to the workspace. */
  readonly path: string;
  /** Absent for a file that is too large. */
  readonly text?: string;
}

/**
 * Reads the files of a workspace that may hold policies: Terraform, JSON and YAML. Symbolic links are not followed.
 *
 * @throws InputError when there are too many, or a path names nothing; NotAllowedError when it leads out of the workspace.
 */
export async function readWorkspaceTexts(
  workspacePath: string,
  paths: readonly string[],
): Promise<WorkspaceText[]> {
  const found = new Map<string, number>();
  for (const path of paths) {
    // Refuses what leads out of the workspace, through symbolic links, too.
    resolveSafeChildPath(workspacePath, path);
    await collect(workspacePath, posix.normalize(path), found);
  }
  const files: WorkspaceText[] = [];
  for (const [path, size] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    files.push({
      path,
      ...(size <= MAXIMUM_FILE_BYTES && {
        text: await readFile(join(workspacePath, path), 'utf8'),
      }),
    });
  }
  return files;
}

async function collect(
  workspacePath: string,
  path: string,
  found: Map<string, number>,
): Promise<void> {
  const place = join(workspacePath, path);
  const stats = await lstat(place).catch(error => {
    throw new InputError(
      `path ${JSON.stringify(
        path,
      )} is not in the workspace. Name a file or folder in it.`,
      error,
    );
  });
  if (stats.isDirectory()) {
    for (const name of await readdir(place)) {
      if (!PASSED_OVER.has(name)) {
        await collect(workspacePath, posix.join(path, name), found);
      }
    }
  } else if (stats.isFile() && /\.(tf|tofu|json|ya?ml)$/.test(path)) {
    found.set(path, stats.size);
    if (found.size > MAXIMUM_FILES) {
      throw new InputError(
        `There are more than ${MAXIMUM_FILES} files to lint. Name folders with fewer of them in paths.`,
      );
    }
  }
}
