/** `<namespace>/<name>` */
export function namespacedName(thing: {
  namespace: string;
  name: string;
}): string {
  return `${thing.namespace}/${thing.name}`;
}

/** The key of the webhook's role annotation in a cluster. */
export function roleAnnotationKey(cluster: {
  readonly annotationPrefix: string;
}): string {
  return `${cluster.annotationPrefix}/role-arn`;
}
