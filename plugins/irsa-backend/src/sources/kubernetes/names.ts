import { asText, at, JsonObject } from '../shape';

/** Name and namespace of an object, where they are what Kubernetes allows. */
export function nameOf(
  kind: string,
  object: JsonObject,
  options: { readonly isNamespaced: boolean },
): { name: string; namespace: string } | { problem: string } {
  const name = asText(at(object, 'metadata', 'name'));
  const namespace = asText(at(object, 'metadata', 'namespace'));
  if (!name) {
    return { problem: `a ${kind} without metadata.name` };
  }
  if (!isName(name)) {
    return {
      problem: `a ${kind} with a name that Kubernetes does not allow: ${name}`,
    };
  }
  if (!options.isNamespaced) {
    return { name, namespace: '' };
  }
  if (!namespace) {
    return { problem: `${kind} ${name} without metadata.namespace` };
  }
  return isName(namespace)
    ? { name, namespace }
    : {
        problem: `${kind} ${name} in a namespace that Kubernetes does not allow: ${namespace}`,
      };
}

/**
 * Whether a text can be part of the path of an object. What cannot would make a name here ambiguous.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
function isName(text: string): boolean {
  return /^(?!\.{1,2}$)[^/%\p{C}\p{Zl}\p{Zp}]{1,253}$/u.test(text);
}
