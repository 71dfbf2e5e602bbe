import { RoleArn } from '../../arn';
import { RoleRecord } from '../../model';
import { EstateAccount } from '../../resolve/estate';

const fold = (name: string) => name.toLocaleLowerCase('en-US');

/** Roles of an account by their names in lower case: IAM allows no two that differ only in case or path. */
const byName = new WeakMap<EstateAccount, ReadonlyMap<string, RoleRecord>>();

function namesOf(account: EstateAccount): ReadonlyMap<string, RoleRecord> {
  const known = byName.get(account);
  if (known) {
    return known;
  }
  const names = new Map(
    [...account.roles.values()].map(role => [fold(role.name), role]),
  );
  byName.set(account, names);
  return names;
}

/** The role of the same name, whatever its path and the case of its letters. Source: IAM User Guide, "IAM and AWS STS quotas". */
export function roleOfSameName(
  account: EstateAccount | undefined,
  arn: RoleArn,
): RoleRecord | undefined {
  return account && namesOf(account).get(fold(arn.name));
}

/** A role whose name goes on where the wanted one ends, as Terraform's `name_prefix` makes it. */
export function roleWithSuffix(
  account: EstateAccount | undefined,
  arn: RoleArn,
): RoleRecord | undefined {
  if (!account) {
    return undefined;
  }
  const start = `${fold(arn.name)}-`;
  for (const [name, role] of namesOf(account)) {
    if (name.startsWith(start)) {
      return role;
    }
  }
  return undefined;
}
