import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { partitionOf } from '../sources/aws/regions';

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
      return {
        accountId: readAccountId(entry, key),
        regions: readRegions(entry, key),
      };
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

/**
 * Reads `regions` of an entry.
 *
 * @throws InputError when one is none, or when they lie in several partitions, as those of one account never do.
 */
export function readRegions(entry: Config, key: string): string[] {
  const regions = [...new Set(entry.getOptionalStringArray('regions') ?? [])];
  const wrong = regions.find(
    region => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region),
  );
  if (wrong !== undefined) {
    throw new InputError(
      `${key}.regions must hold names of AWS regions, such as eu-west-1, and holds '${wrong}'`,
    );
  }
  const [first, ...others] = regions;
  const far = others.find(region => partitionOf(region) !== partitionOf(first));
  if (far !== undefined) {
    throw new InputError(
      `${key}.regions has ${first} and ${far}, which lie in different partitions of AWS; no account is in both`,
    );
  }
  return regions;
}

/**
 * Reads `accountId` of an entry.
 *
 * @throws InputError when it is none.
 */
export function readAccountId(entry: Config, key: string): string {
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
