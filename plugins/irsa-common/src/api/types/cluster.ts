/**
 * Answer of `GET /clusters/{name}`: what a plan for a cluster needs.
 * @public
 */
export interface ClusterAnswer {
  /** Name of the cluster as sources know it. */
  readonly name: string;
  /** ARN of the EKS cluster; absent for one that is none, or where it was not read. */
  readonly arn?: string;
  /** Issuer of its service account tokens, with `https://`; absent where it was not read. */
  readonly issuer?: string;
  /** Prefix of the annotations that its webhook reads; absent where it is `eks.amazonaws.com`. */
  readonly annotationPrefix?: string;
  /** Whether it has the Pod Identity agent, as an add-on or built into EKS Auto Mode; absent where that was not read. */
  readonly podIdentityAgent?: boolean;
  /** How many Pod Identity associations it has; absent where not all were read. */
  readonly associations?: number;
  /** How many of its nodes are of which kind; absent where not all were read. */
  readonly nodes?: ClusterNodes;
  /** ARNs of the roles of its nodes, each once; absent where not all were read. */
  readonly nodeRoles?: readonly string[];
  /** Accounts that were read in which roles can be for it: its own, and those that have its OIDC provider. */
  readonly accounts?: readonly ClusterAccount[];
}

/**
 * Nodes of a cluster, counted by what decides where Pod Identity works.
 * @public
 */
export interface ClusterNodes {
  /** Nodes of Fargate, one for each pod there. */
  readonly fargate: number;
  /** Nodes with Windows. */
  readonly windows: number;
  /** All others. */
  readonly others: number;
}

/**
 * What an account has for the roles of a cluster.
 * @public
 */
export interface ClusterAccount {
  /** Account id, twelve digits. */
  readonly account: string;
  /** `AssumeRolePolicySizeQuota` of the account; absent where it was not read. */
  readonly trustPolicySizeQuota?: number;
  /** How many roles it has; absent where not all were read. */
  readonly roles?: number;
  /** How many OIDC providers it has; absent where not all were read. */
  readonly oidcProviders?: number;
  /** That of the cluster; absent where it has none, or where not all were read. */
  readonly oidcProvider?: {
    /** Its ARN. */
    readonly arn: string;
    /** Audiences that it takes. */
    readonly clientIds: readonly string[];
  };
}
