import { Chance } from './chance.mjs';
import { shareOf } from './sizes.mjs';

export const REGION = 'eu-west-1';
export const TEAMS = 25;
/** The partition's default audience of the webhook. */
export const AUDIENCE = 'sts.amazonaws.com';

/** How service accounts come by AWS credentials, and how often. */
const WAYS = {
  irsa: 30,
  'pod-identity': 8,
  // The annotation is younger than the pods.
  'old-pods': 2,
  'missing-role': 1,
  kube2iam: 1,
  // Variables of AWS, and no role of its own.
  node: 2,
  none: 56,
};
const WITH_ROLE = ['irsa', 'pod-identity', 'old-pods'];

/** How wide the trust policy of a role is, and how often. */
const WIDTHS = {
  exact: 80,
  'no-audience': 4,
  'name-prefix': 4,
  namespace: 4,
  'other-subject': 3,
  'no-subject': 3,
  'two-subjects': 2,
};

/**
 * A made-up estate: which accounts, clusters, service accounts and roles there are. Everything follows from size and seed, one cluster at
 * a time, so that no more than one has to be held.
 */
export class GeneratedEstate {
  constructor(size, seed) {
    this.size = size;
    this.chance = new Chance(seed);
  }

  accountId(number) {
    return String(100_000_000_001 + number);
  }

  /** Numbers of the clusters that EKS runs in an account. */
  clustersOf(account) {
    const { clusters } = this.size;
    return Array.from({ length: clusters }, (_, number) => number).filter(
      number => this.accountOf(number) === account,
    );
  }

  /** Number of the account of a cluster. */
  accountOf(cluster) {
    const { accounts, clusters } = this.size;
    return Math.floor((cluster * accounts) / clusters);
  }

  cluster(number) {
    const account = this.accountId(this.accountOf(number));
    const name = `cluster-${String(number + 1).padStart(4, '0')}`;
    const issuer = `oidc.eks.${REGION}.amazonaws.com/id/${this.chance
      .hexadecimal(32, `issuer ${name}`)
      .toUpperCase()}`;
    return {
      number,
      name,
      account,
      issuer,
      arn: `arn:aws:eks:${REGION}:${account}:cluster/${name}`,
      provider: `arn:aws:iam::${account}:oidc-provider/${issuer}`,
    };
  }

  /** How many there are of something in one cluster. */
  #share(what, cluster) {
    return shareOf(this.size[what], cluster.number, this.size.clusters);
  }

  /** How many roles an account has. */
  rolesOf(account) {
    return shareOf(this.size.roles, account, this.size.accounts);
  }

  /** Service accounts of a cluster, each with what it is for. */
  serviceAccounts(cluster) {
    const count = this.#share('serviceAccounts', cluster);
    const account = this.accountOf(cluster.number);
    // One role is for the nodes of each cluster.
    const mates = this.clustersOf(account).length;
    let roles = Math.floor(this.rolesOf(account) / mates) - 1;
    const entities = this.#share('entities', cluster) - 1;
    return Array.from({ length: count }, (_, at) => {
      const name = `app-${at + 1}`;
      const key = `${cluster.name} ${name}`;
      let way = this.chance.oneOf(WAYS, `way ${key}`);
      if (WITH_ROLE.includes(way)) {
        roles -= 1;
        way = roles < 0 ? 'none' : way;
      }
      const hasRole = WITH_ROLE.includes(way);
      const roleName = hasRole
        ? `${cluster.name}-${name}`
        : `gone-${cluster.name}-${name}`;
      return {
        at,
        name,
        key,
        way,
        team: `team-${this.chance.below(TEAMS, `team ${key}`) + 1}`,
        hasRole,
        roleName,
        roleArn: `arn:aws:iam::${cluster.account}:role/${roleName}`,
        width: this.chance.oneOf(WIDTHS, `width ${key}`),
        isEntity: at < entities,
        created: this.chance.moment(2025, `created ${key}`),
      };
    });
  }

  /** How many pods each service account of a cluster has: one or two, now and then many. */
  pods(cluster, serviceAccounts) {
    let left = this.#share('pods', cluster);
    const counts = serviceAccounts.map(() => 0);
    for (let at = 0; at < counts.length && left > 0; at++, left--) {
      counts[at] = 1;
    }
    for (let turn = 0; left > 0 && counts.length > 0; turn++) {
      const at = this.chance.below(counts.length, `${cluster.name} ${turn}`);
      const more = Math.min(left, 1 + this.chance.below(3, `more ${turn}`));
      counts[at] += more;
      left -= more;
    }
    return counts;
  }
}
