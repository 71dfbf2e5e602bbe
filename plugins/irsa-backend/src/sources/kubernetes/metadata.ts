import {
  AnnotationManager,
  OwnerReference,
} from 'backstage-plugin-irsa-common';
import { asList, asObject, asText, asTexts, at } from '../shape';

/**
 * Annotations of these domains are kept: the webhook's, kiam's and kube2iam's, and those of any webhook with another prefix. All of a
 * prefix are kept where it is known.
 */
const KEPT_ANNOTATION =
  /amazonaws\.com\/|\/(role-arn|audience|sts-regional-endpoints|token-expiration)$/;

/** Labels of these domains, and of those below them, say what a node is. */
const NODE_DOMAINS = ['kubernetes.io', 'eks.amazonaws.com', 'karpenter.sh'];

/** Those of an object's annotations that concern AWS. */
export function keptAnnotations(
  object: unknown,
  annotationPrefix: string | undefined,
): Record<string, string> {
  return filterKeys(
    asTexts(at(object, 'metadata', 'annotations')),
    key =>
      KEPT_ANNOTATION.test(key) ||
      (annotationPrefix !== undefined &&
        key.startsWith(`${annotationPrefix}/`)),
  );
}

/** Those of a node's labels, or of the labels that a pod asks of its node, that say what the node is. */
export function nodeLabels(labels: unknown): Record<string, string> {
  return filterKeys(asTexts(labels), key => {
    const [domain] = key.split('/');
    return NODE_DOMAINS.some(
      each => domain === each || domain.endsWith(`.${each}`),
    );
  });
}

/** The owner that controls an object, else the first one. */
export function ownerOf(object: unknown): OwnerReference | undefined {
  const references = asList(at(object, 'metadata', 'ownerReferences'));
  const controlling =
    references.find(reference => at(reference, 'controller') === true) ??
    references[0];
  const kind = asText(at(controlling, 'kind'));
  const name = asText(at(controlling, 'name'));
  return kind && name ? { kind, name } : undefined;
}

/** When an object was made, as a part of a record. */
export function creationOf(object: unknown): { createdAt?: string } {
  const createdAt = asText(at(object, 'metadata', 'creationTimestamp'));
  return createdAt ? { createdAt } : {};
}

/**
 * Who set the role annotation, as server-side apply keeps it.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function annotationManagers(
  object: unknown,
  annotationPrefix: string | undefined,
): AnnotationManager[] {
  return asList(at(object, 'metadata', 'managedFields')).flatMap(entry => {
    const fields = asObject(
      at(entry, 'fieldsV1', 'f:metadata', 'f:annotations'),
    );
    const manager = asText(at(entry, 'manager'));
    const setsRole = Object.keys(fields ?? {}).some(field =>
      annotationPrefix === undefined
        ? field.endsWith('/role-arn')
        : field === `f:${annotationPrefix}/role-arn`,
    );
    const time = asText(at(entry, 'time'));
    return manager && setsRole
      ? [{ manager, ...(time ? { at: time } : {}) }]
      : [];
  });
}

function filterKeys(
  texts: Record<string, string>,
  isKept: (key: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter(([key]) => isKept(key)),
  );
}
