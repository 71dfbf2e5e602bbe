import { Evidence, WebhookRoleRecord } from '../model';
import { ServiceAccountInCluster } from './context';
import { EstateCluster } from './estate';
import { namespacedName, roleAnnotationKey } from './names';

/** The role that the webhook gives a service account's pods as web identity, and where that is written. */
export interface NamedRole {
  readonly by: 'annotation' | 'webhook-config-map';
  readonly roleArn: string;
  /** What names the role, to follow "the". */
  readonly words: string;
  /** The same with its key. */
  readonly label: string;
  readonly evidence: Evidence;
}

/**
 * Where the webhook finds the role of a service account: in its annotation, else in the ConfigMap under its name, else there under `*`.
 * An empty annotation counts for none. Source: amazon-eks-pod-identity-webhook, `pkg/cache`.
 */
export function namedRole(
  subject: ServiceAccountInCluster,
): NamedRole | undefined {
  const { cluster, ref, serviceAccount } = subject;
  const key = roleAnnotationKey(cluster);
  const annotation = serviceAccount?.annotations[key];
  if (annotation) {
    return {
      by: 'annotation',
      roleArn: annotation,
      words: 'annotation',
      label: `annotation ${key}`,
      evidence: {
        source: `Service account ${namespacedName(ref)} in ${cluster.name}`,
        path: `metadata.annotations["${key}"]`,
        value: annotation,
      },
    };
  }
  const entry = webhookRole(cluster, ref);
  return entry
    ? {
        by: 'webhook-config-map',
        roleArn: entry.roleArn,
        words: 'entry in the ConfigMap of the webhook',
        label: `entry ${entry.namespace}/${entry.serviceAccount} in the ConfigMap of the webhook`,
        evidence: {
          source: `ConfigMap pod-identity-webhook in ${cluster.name}`,
          path: `["${entry.namespace}/${entry.serviceAccount}"].RoleARN`,
          value: entry.roleArn,
        },
      }
    : undefined;
}

/** The entry of the webhook's ConfigMap for a service account; one for every namespace counts where none has its own. */
export function webhookRole(
  cluster: EstateCluster,
  name: { readonly namespace: string; readonly name: string },
): WebhookRoleRecord | undefined {
  return (
    cluster.webhookRoles.get(namespacedName(name)) ??
    cluster.webhookRoles.get(`*/${name.name}`)
  );
}
