import { randomUUID } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  open,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { TextDecoder } from 'node:util';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError, NotAllowedError } from '@backstage/errors';

/** The largest file that is read: manifests are far smaller, and parsing holds up everything else in the backend. */
export const MAXIMUM_FILE_BYTES = 1024 * 1024;

/** Finds the place of a manifest in a workspace, or refuses a path that leads anywhere else. */
export async function resolveManifestFile(
  workspacePath: string,
  path: string,
): Promise<string> {
  checkRelative(path);
  if (!/[^/]\.ya?ml$/.test(path)) {
    throw new InputError(
      `path ${JSON.stringify(
        path,
      )} does not end in .yaml or .yml. Name a YAML file in the workspace, such as deploy/service-account.yaml.`,
    );
  }
  return resolveWorkspaceFile(workspacePath, path);
}

function checkRelative(path: string): void {
  if (isAbsolute(path) || path.includes('\0') || path.includes('\\')) {
    throw new InputError(
      `path ${JSON.stringify(
        path,
      )} is not a relative path with forward slashes. Name a file in the workspace, such as deploy/service-account.yaml.`,
    );
  }
}

/** Finds the place of a file in a workspace, or refuses a path that leads anywhere else. */
export async function resolveWorkspaceFile(
  workspacePath: string,
  path: string,
): Promise<string> {
  checkRelative(path);
  const named = `path ${JSON.stringify(path)}`;
  const file = resolveInWorkspace(workspacePath, path, named);
  const steps = relative(workspacePath, file).split(sep);
  let current = workspacePath;
  for (const [index, step] of steps.entries()) {
    current = join(current, step);
    const stats = await lstatIfThere(current);
    if (!stats) {
      break;
    }
    const isLast = index === steps.length - 1;
    if (stats.isSymbolicLink()) {
      throw new NotAllowedError(
        `${named} goes through the symbolic link ${steps
          .slice(0, index + 1)
          .join('/')}. Name the file itself.`,
      );
    }
    if (isLast && !stats.isFile()) {
      throw new InputError(
        `${named} cannot be used: it is there and is not a regular file. Choose another path.`,
      );
    }
  }
  return file;
}

function resolveInWorkspace(
  workspacePath: string,
  path: string,
  named: string,
): string {
  try {
    return resolveSafeChildPath(workspacePath, path);
  } catch (error) {
    if (isError(error) && error.code === 'ENOTDIR') {
      throw new InputError(
        `${named} cannot be used: a file stands where it has a directory. Choose another path.`,
      );
    }
    if (isError(error) && error.name === 'NotAllowedError') {
      throw new NotAllowedError(
        `${named} leads out of the workspace. Name a file in the workspace, such as deploy/service-account.yaml.`,
      );
    }
    throw error;
  }
}

/** Reads a manifest, or answers `undefined` when there is none; `path` is for messages. */
export async function readManifestFile(
  file: string,
  path: string,
): Promise<string | undefined> {
  if (!(await lstatIfThere(file))) {
    return undefined;
  }
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size > MAXIMUM_FILE_BYTES) {
      throw new InputError(
        `${path} has ${size} bytes, and manifests of more than ${MAXIMUM_FILE_BYTES} bytes (1 MiB) are not edited. Put the ServiceAccount in a file of its own.`,
      );
    }
    const bytes = await handle.readFile();
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        bytes,
      );
    } catch (error) {
      throw new InputError(
        `${path} is not text in UTF-8. Save it as UTF-8, or choose another path.`,
        error,
      );
    }
  } finally {
    await handle.close();
  }
}

/** Writes a manifest whole or not at all, and keeps the permissions of the file it replaces. */
export async function writeManifestFile(
  file: string,
  text: string,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = join(
    dirname(file),
    `.${basename(file)}.${randomUUID()}.tmp`,
  );
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    const before = await lstatIfThere(file);
    if (before) {
      await chmod(temporary, permissionsOf(before.mode));
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function lstatIfThere(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** A mode without the bits that tell the type of file. */
function permissionsOf(mode: number): number {
  return mode % 0o10000;
}
