import { RoleArn } from '../../arn';
import { RoleRecord } from '../../model';
import { EstateAccount } from '../../resolve/estate';

const fold = (name: string) => name.toLocaleLowerCase('en-US');

/** Roles of an account by their names in lower case, and these names in order: IAM allows no two that differ only in case or path. */
interface Names {
  readonly roles: ReadonlyMap<string, RoleRecord>;
  readonly ordered: readonly string[];
}

const byName = new WeakMap<EstateAccount, Names>();

function namesOf(account: EstateAccount): Names {
  const known = byName.get(account);
  if (known) {
    return known;
  }
  const roles = new Map(
    [...account.roles.values()].map(role => [fold(role.name), role]),
  );
  const names = { roles, ordered: [...roles.keys()].sort() };
  byName.set(account, names);
  return names;
}

/** The role of the same name, whatever its path and the case of its letters. Source: IAM User Guide, "IAM and AWS STS quotas". */
export function roleOfSameName(
  account: EstateAccount | undefined,
  arn: RoleArn,
): RoleRecord | undefined {
  return account && namesOf(account).roles.get(fold(arn.name));
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
  const { roles, ordered } = namesOf(account);
  // The first name that does not come before the wanted beginning has it, if any has.
  let from = 0;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ordered[middle] < start) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  const found = ordered[from];
  return found?.startsWith(start) ? roles.get(found) : undefined;
}
