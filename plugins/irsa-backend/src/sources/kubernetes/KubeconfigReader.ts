import { access } from 'node:fs/promises';
import { RequestOptions } from 'node:https';
import { InputError, isError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import { at } from '../shape';
import {
  KubernetesPage,
  KubernetesReader,
  KubernetesReadError,
  ListOptions,
} from './KubernetesReader';
import { loadKubeConfig } from './loadKubeConfig';
import { plainText } from './plainText';
import { requestGroups, requestPage, RequestTarget } from './requestPage';

/** Reads a cluster directly, at the address and with the credentials that a kubeconfig file has for a context. */
export class KubeconfigReader implements KubernetesReader {
  readonly credentials: string;
  readonly #config: KubeConfig;
  readonly #base: URL;
  readonly #agents = new Set<{ destroy?: () => void }>();

  /**
   * Reads the file, which may have new credentials each time.
   *
   * @throws InputError when the file cannot be used.
   */
  static async open(options: {
    path: string;
    context?: string;
  }): Promise<KubeconfigReader> {
    const { path, context } = options;
    const file = `the kubeconfig file '${path}'`;
    try {
      await access(path);
    } catch (error) {
      throw new InputError(
        `${capital(file)} cannot be read (${
          isError(error) ? error.code : error
        }). The path counts from the backend's working directory.`,
      );
    }
    const config = new (await loadKubeConfig())();
    try {
      config.loadFromFile(path);
    } catch (error) {
      throw new InputError(`${capital(file)} cannot be used: ${cause(error)}`);
    }
    if (context) {
      config.setCurrentContext(context);
    }
    const name = config.getCurrentContext();
    if (!name || !config.getContextObject(name)) {
      throw new InputError(
        name
          ? `${capital(file)} has no context '${name}'.`
          : `${capital(
              file,
            )} has no current-context; name one under kubeconfig.context.`,
      );
    }
    const server = config.getCurrentCluster()?.server;
    const base = server ? URL.parse(server) : undefined;
    if (!base || !config.getCurrentUser()) {
      throw new InputError(
        `The context '${name}' of ${file} needs a cluster with a server, and a user, that the file has.`,
      );
    }
    return new KubeconfigReader(config, base, {
      credentials: `the user of the context '${name}' in ${file}`,
    });
  }

  private constructor(
    config: KubeConfig,
    base: URL,
    options: { credentials: string },
  ) {
    this.#config = config;
    this.#base = base;
    this.credentials = options.credentials;
  }

  async list(path: string, options: ListOptions): Promise<KubernetesPage> {
    return requestPage(await this.#target(), path, options);
  }

  async groups(options: { signal: AbortSignal }): Promise<ReadonlySet<string>> {
    return requestGroups(await this.#target(), options.signal);
  }

  close(): void {
    this.#agents.forEach(agent => agent.destroy?.());
  }

  async #target(): Promise<RequestTarget> {
    return { base: this.#base, options: await this.#authenticate() };
  }

  async #authenticate(): Promise<RequestOptions> {
    const options: RequestOptions = {};
    try {
      await this.#config.applyToHTTPSOptions(options);
    } catch (error) {
      // Files with certificates are read here, and commands that print a token are run.
      throw new KubernetesReadError(
        'unusable',
        `no credentials could be had from ${this.credentials} (${cause(
          error,
        )})`,
      );
    }
    if (typeof options.agent === 'object') {
      this.#agents.add(options.agent);
    }
    return options;
  }
}

/** The message, except of a YAML parser, which quotes the file and with it credentials. */
function cause(error: unknown): string {
  const line = at(error, 'mark', 'line');
  if (typeof line === 'number') {
    return `line ${line + 1} is not valid YAML`;
  }
  return plainText(isError(error) ? error.message : String(error));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
