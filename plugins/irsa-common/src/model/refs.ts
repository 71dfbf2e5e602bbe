/**
 * A service account wherever one is named.
 *
 * @public
 */
export interface ServiceAccountRef {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.namespace` of the ServiceAccount. */
  readonly namespace: string;
  /** `metadata.name` of the ServiceAccount. */
  readonly name: string;
}

/**
 * `serviceaccount:<cluster>/<namespace>/<name>`
 *
 * @public
 */
export function serviceAccountRef(serviceAccount: ServiceAccountRef): string {
  return `serviceaccount:${serviceAccount.cluster}/${serviceAccount.namespace}/${serviceAccount.name}`;
}

/**
 * `workload:<cluster>/<namespace>/<Kind>/<name>`
 *
 * @public
 */
export function workloadRef(workload: {
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}): string {
  return `workload:${workload.cluster}/${workload.namespace}/${workload.kind}/${workload.name}`;
}
