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
}
