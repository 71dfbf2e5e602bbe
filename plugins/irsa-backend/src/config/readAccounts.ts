import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** An AWS account to read. */
export interface ConfiguredAccount {
  readonly accountId: string;
  /** Where to look for EKS clusters. */
  readonly regions: readonly string[];
}

/**
 * Reads `irsa.accounts`.
 *
 * @throws InputError when an id or a region is none, or when an account or a region comes twice.
 */
export function readAccounts(irsa: Config | undefined): ConfiguredAccount[] {
  const accounts = (irsa?.getOptionalConfigArray('accounts') ?? []).map(
    (entry, index): ConfiguredAccount => {
      const key = `irsa.accounts[${index}]`;
      const accountId = readAccountId(entry, key);
      const regions = entry.getOptionalStringArray('regions') ?? [];
      const wrong = regions.find(
        region => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region),
      );
      if (wrong !== undefined) {
        throw new InputError(
          `${key}.regions must hold names of AWS regions, such as eu-west-1, and holds '${wrong}'`,
        );
      }
      return { accountId, regions: [...new Set(regions)] };
    },
  );
  const ids = accounts.map(({ accountId }) => accountId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `irsa.accounts has two entries for account ${twice}; put their regions into one`,
    );
  }
  return accounts;
}

function readAccountId(entry: Config, key: string): string {
  const value = entry.getOptional('accountId');
  if (typeof value === 'number') {
    // YAML reads 012345678901 as a number and loses its zero, so it cannot be repaired here.
    throw new InputError(
      `${key}.accountId must be a text; write it in quotes, '${value}'`,
    );
  }
  const accountId = entry.getString('accountId');
  if (!/^\d{12}$/.test(accountId)) {
    throw new InputError(
      `${key}.accountId must be the 12 digits of an AWS account, and is '${accountId}'`,
    );
  }
  return accountId;
}
