import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { AwsAccountAccess } from './AwsAccountAccess';
import { readAccount } from './readAccount';

/** The IAM of one account, which is one source. */
export class AwsAccountSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'aws-account';
  readonly title: string;
  readonly #access: AwsAccountAccess;

  constructor(access: AwsAccountAccess) {
    this.#access = access;
    this.id = `aws:${access.accountId}`;
    this.title = `IAM ${access.accountId}`;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    return [
      {
        id: this.id,
        kind: this.kind,
        title: this.title,
        read: ({ signal }) => readAccount(this.#access, signal),
      },
    ];
  }
}
