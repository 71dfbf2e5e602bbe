import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { accountSource } from './accountSource';
import { AwsAccountAccess } from './AwsAccountAccess';

/** The IAM of one account, which is one source. */
export class AwsAccountSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'aws-account';
  readonly title: string;
  readonly #source: IrsaSource;

  constructor(access: AwsAccountAccess) {
    this.#source = accountSource(access);
    this.id = this.#source.id;
    this.title = this.#source.title;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    return [this.#source];
  }
}
