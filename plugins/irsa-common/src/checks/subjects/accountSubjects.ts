import { EstateAccount } from '../../resolve/estate';
import { push } from '../../resolve/order';
import { ClusterSubjects } from './clusterSubjects';
import { SubjectGroup } from './group';
import { accountSubject } from './refs';
import { checkedRole } from './roles';
import {
  CheckedAssociation,
  CheckedIrsaBinding,
  CheckedRole,
} from './subjects';

/** What checks look at in one account, but for its providers. */
export interface AccountSubjects extends SubjectGroup {
  /** Roles that service accounts may become, by ARN. */
  readonly roles: ReadonlyMap<string, CheckedRole>;
  /** The same by the ARN of each OIDC provider that their policies name, of whatever account that is. */
  readonly rolesOfProvider: ReadonlyMap<string, readonly CheckedRole[]>;
}

const NONE: readonly never[] = [];
/** After how many records the caller gets a chance to do something else. */
const STEP = 50;

/**
 * Joins what checks look at in an account.
 *
 * @param clusters - those in which something names a role of the account.
 */
export function* accountSubjects(
  account: EstateAccount,
  clusters: readonly ClusterSubjects[],
  clusterOfIssuer: (issuer: string) => string | undefined,
): Generator<void, AccountSubjects> {
  const irsaOfRole = new Map<string, CheckedIrsaBinding[]>();
  const associationsOfRole = new Map<string, CheckedAssociation[]>();
  for (const cluster of clusters) {
    for (const [arn, bindings] of cluster.irsaOfRole) {
      bindings.forEach(binding => push(irsaOfRole, arn, binding));
    }
    for (const [arn, associations] of cluster.associationsOfRole) {
      associations.forEach(each => push(associationsOfRole, arn, each));
    }
    yield;
  }
  const roles = new Map<string, CheckedRole>();
  const rolesOfProvider = new Map<string, CheckedRole[]>();
  let done = 0;
  for (const role of account.roles.values()) {
    const checked = checkedRole({
      role,
      account,
      irsa: irsaOfRole.get(role.arn) ?? NONE,
      associations: associationsOfRole.get(role.arn) ?? NONE,
      clusterOfIssuer,
    });
    if (checked) {
      roles.set(role.arn, checked);
      for (const provider of checked.providers) {
        push(rolesOfProvider, provider, checked);
      }
    }
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
  }
  return {
    name: `account ${account.id}`,
    subjects: {
      role: [...roles.values()],
      account: [
        {
          subject: accountSubject(account.id),
          places: { account: [account.id] },
          serviceAccounts: [],
          account,
        },
      ],
    },
    roles,
    rolesOfProvider,
  };
}
