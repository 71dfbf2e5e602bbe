import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A cluster under `irsa.clusters`. */
export interface ClusterConfig {
  /** The cluster's name here, and in `backstage.io/kubernetes-cluster`. */
  readonly name: string;
  /** Joins the cluster that EKS knows under this ARN. */
  readonly arn?: string;
  /** With `https://`, without a slash at the end. */
  readonly issuer?: string;
  /** What the annotations of the pod identity webhook begin with, without a slash. */
  readonly annotationPrefix?: string;
  /** Namespace of the ConfigMap `pod-identity-webhook`. */
  readonly webhookNamespace?: string;
  /** Read directly, with the credentials of a kubeconfig file. */
  readonly kubeconfig?: { readonly path: string; readonly context?: string };
  /** Read through the proxy of the Backstage Kubernetes plugin. */
  readonly kubernetesPlugin?: { readonly cluster: string };
}

const EKS_ARN = /^arn:aws[a-z-]*:eks:[a-z0-9-]+:\d{12}:cluster\/[\w-]+$/;
/** No slash, which separates cluster and namespace in annotations, and nothing that could not stand in a log line. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/**
 * Reads `irsa.clusters`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readClusters(config: Config): ClusterConfig[] {
  const names = new Set<string>();
  const arns = new Set<string>();
  return (config.getOptionalConfigArray('irsa.clusters') ?? []).map(
    (entry, index) => {
      const key = `irsa.clusters[${index}]`;
      const cluster = readCluster(entry, key);
      if (names.has(cluster.name)) {
        throw new InputError(
          `${key}.name is '${cluster.name}', which another entry has already; give each cluster a name of its own`,
        );
      }
      names.add(cluster.name);
      check(
        cluster.arn === undefined || !arns.has(cluster.arn),
        `${key}.arn is '${cluster.arn}', which another entry has already; each cluster has one entry`,
      );
      if (cluster.arn) {
        arns.add(cluster.arn);
      }
      return cluster;
    },
  );
}

function readCluster(entry: Config, key: string): ClusterConfig {
  const name = entry.getString('name');
  check(
    NAME.test(name),
    `${key}.name is '${name}'; use letters, digits, dots, dashes, underscores and colons, and begin with a letter or digit`,
  );
  const arn = entry.getOptionalString('arn');
  check(
    arn === undefined || EKS_ARN.test(arn),
    `${key}.arn is '${arn}', which is not the ARN of an EKS cluster: arn:aws:eks:<region>:<account>:cluster/<name>`,
  );
  const issuer = entry.getOptionalString('issuer')?.replace(/\/+$/, '');
  check(
    issuer === undefined || isHttps(issuer),
    `${key}.issuer is '${issuer}', which is not an https:// address without a query; take the value of --service-account-issuer of the API server`,
  );
  const annotationPrefix = entry.getOptionalString('annotationPrefix');
  check(
    annotationPrefix === undefined || DNS_SUBDOMAIN.test(annotationPrefix),
    `${key}.annotationPrefix is '${annotationPrefix}'; give the value of --annotation-prefix of the webhook, such as eks.amazonaws.com`,
  );
  const webhookNamespace = entry.getOptionalString('webhookNamespace');
  check(
    webhookNamespace === undefined || DNS_LABEL.test(webhookNamespace),
    `${key}.webhookNamespace is '${webhookNamespace}', which is not the name of a namespace`,
  );
  const kubeconfig = entry.getOptionalConfig('kubeconfig');
  const kubernetesPlugin = entry.getOptionalConfig('kubernetesPlugin');
  check(
    !kubeconfig || !kubernetesPlugin,
    `${key} has both kubeconfig and kubernetesPlugin; keep the one by which the cluster is to be read`,
  );
  const context = kubeconfig?.getOptionalString('context');
  return {
    name,
    ...(arn ? { arn } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annotationPrefix ? { annotationPrefix } : {}),
    ...(webhookNamespace ? { webhookNamespace } : {}),
    ...(kubeconfig
      ? {
          kubeconfig: {
            path: kubeconfig.getString('path'),
            ...(context ? { context } : {}),
          },
        }
      : {}),
    ...(kubernetesPlugin
      ? { kubernetesPlugin: { cluster: kubernetesPlugin.getString('cluster') } }
      : {}),
  };
}

function isHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.search === '' && url.hash === '';
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new InputError(otherwise);
  }
}
