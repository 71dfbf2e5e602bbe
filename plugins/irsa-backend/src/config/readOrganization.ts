import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readAccountId, readRegions } from './readAccounts';

/** An AWS organization whose accounts are read. */
export interface ConfiguredOrganization {
  /** The account that lists the others: the management account, or a delegated administrator. */
  readonly accountId: string;
  /** Where to look for EKS clusters in each account. */
  readonly regions: readonly string[];
  /** Accounts that are left out. */
  readonly exclude: readonly string[];
}

/**
 * Reads `irsa.organization`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readOrganization(
  irsa: Config | undefined,
): ConfiguredOrganization | undefined {
  const key = 'irsa.organization';
  const entry = irsa?.getOptionalConfig('organization');
  if (!entry) {
    return undefined;
  }
  const exclude = entry.getOptional('exclude') ?? [];
  if (!Array.isArray(exclude)) {
    throw new InputError(`${key}.exclude must be a list of account ids`);
  }
  const wrong = exclude.find(
    id => typeof id !== 'string' || !/^\d{12}$/.test(id),
  );
  if (wrong !== undefined) {
    throw new InputError(
      `${key}.exclude must hold ids of AWS accounts, 12 digits in quotes, and holds '${wrong}'`,
    );
  }
  return {
    accountId: readAccountId(entry, key),
    regions: readRegions(entry, key),
    exclude: exclude.map(String),
  };
}
