const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_PART = /^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/;

/**
 * Says why a text is no DNS-1123 label, the rule of a namespace's name.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 *
 * @public
 */
export function dnsLabelProblem(text: string): string | undefined {
  if (text.length <= 63 && LABEL.test(text)) {
    return undefined;
  }
  return 'is not a DNS-1123 label: at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends';
}

/**
 * Says why a text is no DNS-1123 subdomain, the rule of a service account's name and of an annotation's prefix.
 *
 * @public
 */
export function dnsSubdomainProblem(text: string): string | undefined {
  if (text.length <= 253 && SUBDOMAIN.test(text)) {
    return undefined;
  }
  return 'is not a DNS-1123 subdomain: at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends of each part';
}

/**
 * Says why a text cannot be the key of a label: an optional prefix and a slash, then a name.
 *
 * @public
 */
export function labelKeyProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  const prefix = slash === -1 ? undefined : text.slice(0, slash);
  if (
    name.length <= 63 &&
    QUALIFIED_PART.test(name) &&
    (prefix === undefined || dnsSubdomainProblem(prefix) === undefined)
  ) {
    return undefined;
  }
  return 'is not the key of a Kubernetes label: an optional DNS-1123 subdomain and a slash, then at most 63 letters, digits, dashes, underscores and dots';
}

/**
 * Says why a text cannot be the value of a label.
 *
 * @public
 */
export function labelValueProblem(text: string): string | undefined {
  if (text === '' || (text.length <= 63 && QUALIFIED_PART.test(text))) {
    return undefined;
  }
  return 'is not the value of a Kubernetes label: at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends';
}
