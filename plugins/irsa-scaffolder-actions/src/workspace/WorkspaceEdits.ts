import { NotFoundError } from '@backstage/errors';
import {
  readManifestFile,
  resolveManifestFile,
  resolveWorkspaceFile,
} from './manifestFile';
import { writeFiles } from './writeFiles';

/** Changes of several YAML files of a workspace, which are written together at the end. */
export class WorkspaceEdits {
  readonly #workspacePath: string;
  readonly #texts = new Map<string, string>();

  constructor(workspacePath: string) {
    this.#workspacePath = workspacePath;
  }

  /** Changes of the same workspace, of which there are none yet. */
  fresh(): WorkspaceEdits {
    return new WorkspaceEdits(this.#workspacePath);
  }

  /** The text of a file as it will be; `undefined` where there is none. */
  async read(path: string): Promise<string | undefined> {
    const file = await resolveManifestFile(this.#workspacePath, path);
    return this.#texts.get(path) ?? readManifestFile(file, path);
  }

  /**
   * The first of some files that is there.
   *
   * @throws NotFoundError where none is.
   */
  async readFirst(
    paths: readonly string[],
    nextStep: string,
  ): Promise<{ readonly path: string; readonly text: string }> {
    for (const path of paths) {
      const file = await resolveWorkspaceFile(this.#workspacePath, path);
      const text =
        this.#texts.get(path) ?? (await readManifestFile(file, path));
      if (text !== undefined) {
        return { path, text };
      }
    }
    throw new NotFoundError(
      `There is no ${paths.join(' or ')} in the workspace. ${nextStep}`,
    );
  }

  set(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  /**
   * Writes all of them or none.
   *
   * @returns the paths of those that were not as they should be
   */
  write(): Promise<string[]> {
    const files = [...this.#texts].map(([path, content]) => ({
      path,
      content,
    }));
    return writeFiles(this.#workspacePath, files, true);
  }
}
