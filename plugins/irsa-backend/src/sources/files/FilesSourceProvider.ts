import { join } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import { listFolders } from './listFiles';
import { readAccountFolder } from './readAccountFolder';
import { readClusterFolder } from './readClusterFolder';

/**
 * A directory with exports of accounts and clusters: each folder in `accounts` and in `clusters` is a source of its own.
 */
export class FilesSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'files';
  readonly title: string;
  readonly #directory: string;

  constructor(options: { readonly directory: string }) {
    this.#directory = options.directory;
    this.id = `files:${options.directory}`;
    this.title = `Directory ${options.directory}`;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    const children = await this.#folders('.');
    if (!children.includes('accounts') && !children.includes('clusters')) {
      throw new InputError(
        `The directory '${
          this.#directory
        }' of irsa.files has neither a folder 'accounts' nor a folder 'clusters'.`,
      );
    }
    const accounts = children.includes('accounts')
      ? await this.#folders('accounts')
      : [];
    const clusters = children.includes('clusters')
      ? await this.#folders('clusters')
      : [];
    return [
      ...accounts.map(account =>
        this.#source(`accounts/${account}`, `IAM ${account}`, (path, signal) =>
          readAccount(path, account, signal),
        ),
      ),
      ...clusters.map(cluster =>
        this.#source(`clusters/${cluster}`, cluster, (path, signal) =>
          readClusterFolder(path, cluster, signal),
        ),
      ),
    ];
  }

  #source(
    folder: string,
    title: string,
    read: (path: string, signal: AbortSignal) => AsyncIterable<SourceItem>,
  ): IrsaSource {
    return {
      id: `${this.id}/${folder}`,
      kind: this.kind,
      title,
      read: ({ signal }) => read(join(this.#directory, folder), signal),
    };
  }

  async #folders(name: string): Promise<string[]> {
    try {
      return await listFolders(join(this.#directory, name));
    } catch (error) {
      throw new InputError(
        `The directory '${join(
          this.#directory,
          name,
        )}' of irsa.files cannot be read (${
          isError(error) && error.code ? error.code : error
        }). The path counts from the backend's working directory.`,
      );
    }
  }
}

/** @throws InputError for a folder whose name is not an account id, since every ARN in it would be judged wrongly. */
async function* readAccount(
  path: string,
  account: string,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  if (!/^\d{12}$/.test(account)) {
    throw new InputError(
      `The folder accounts/${account} must be named by the account's id of 12 digits.`,
    );
  }
  yield* readAccountFolder(path, account, signal);
}
