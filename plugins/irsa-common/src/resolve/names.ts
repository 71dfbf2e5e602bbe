import { ClusterRecord } from '../model';

/** `<namespace>/<name>` */
export function namespacedName(thing: {
  namespace: string;
  name: string;
}): string {
  return `${thing.namespace}/${thing.name}`;
}

/** The key of the webhook's role annotation in a cluster. */
export function roleAnnotationKey(
  cluster: ClusterRecord | undefined,
  defaultPrefix: string,
): string {
  return `${cluster?.annotationPrefix ?? defaultPrefix}/role-arn`;
}
