import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { EksSourceOptions, eksSources } from './eksSources';

/** The EKS of one account. */
export class EksSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'eks';
  readonly title: string;
  readonly #options: EksSourceOptions;

  constructor(options: EksSourceOptions) {
    this.#options = options;
    this.id = `eks:${options.access.accountId}`;
    this.title = `EKS ${options.access.accountId}`;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    return eksSources(this.#options);
  }
}
