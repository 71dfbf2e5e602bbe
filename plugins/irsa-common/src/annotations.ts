/**
 * Names service accounts outright: `[<cluster>/]<namespace>/<name>[, …]` on a catalog entity.
 *
 * @public
 */
export const IRSA_SERVICE_ACCOUNTS_ANNOTATION =
  'irsa.backstage.io/service-accounts';

/**
 * Label on Kubernetes objects and annotation on entities that ties the two together, as in the Backstage Kubernetes plugin.
 *
 * @public
 */
export const KUBERNETES_ID_ANNOTATION = 'backstage.io/kubernetes-id';

/**
 * Restricts an entity's workloads to one namespace.
 *
 * @public
 */
export const KUBERNETES_NAMESPACE_ANNOTATION =
  'backstage.io/kubernetes-namespace';

/**
 * A Kubernetes label selector that wins over {@link KUBERNETES_ID_ANNOTATION}.
 *
 * @public
 */
export const KUBERNETES_LABEL_SELECTOR_ANNOTATION =
  'backstage.io/kubernetes-label-selector';

/**
 * Restricts an entity's workloads to one cluster.
 *
 * @public
 */
export const KUBERNETES_CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/**
 * Annotations by which the catalog declares a role: of Roadie's and of AWS's providers.
 *
 * @public
 */
export const DECLARED_ROLE_ANNOTATIONS = [
  'amazon.com/iam-role-arn',
  'amazonaws.com/arn',
] as const;

/**
 * Prefix of the service account annotations that the EKS Pod Identity webhook reads, unless the webhook's
 * `--annotation-prefix` says otherwise. Source: aws/amazon-eks-pod-identity-webhook, `main.go`.
 *
 * @public
 */
export const DEFAULT_ANNOTATION_PREFIX = 'eks.amazonaws.com';

/**
 * Pod annotation of kiam and kube2iam.
 *
 * @public
 */
export const LEGACY_ROLE_ANNOTATION = 'iam.amazonaws.com/role';

/**
 * Tag of a role that names the catalog entity which it was made for, as an entity reference.
 *
 * @public
 */
export const ROLE_ENTITY_TAG = 'irsa.backstage.io/entity-ref';

/**
 * Tag of a role that names the service accounts which it was made for, as `<cluster>/<namespace>/<name>`, with a space between them.
 *
 * @public
 */
export const ROLE_SERVICE_ACCOUNT_TAG = 'irsa.backstage.io/service-account';
