/** A service account that an entity names; without a cluster it may be in any. */
export interface ServiceAccountName {
  readonly cluster?: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reads `[<cluster>/]<namespace>/<name>[, …]`. A cluster's name may hold dots, never a slash.
 */
export function parseServiceAccountNames(text: string): {
  serviceAccounts: ServiceAccountName[];
  problems: string[];
} {
  const serviceAccounts: ServiceAccountName[] = [];
  const problems: string[] = [];
  for (const item of text.split(',').map(each => each.trim())) {
    if (item === '') {
      continue;
    }
    const parts = item.split('/');
    if ((parts.length !== 2 && parts.length !== 3) || parts.includes('')) {
      problems.push(`'${item}' is not [<cluster>/]<namespace>/<name>`);
      continue;
    }
    const [name, namespace, cluster] = parts.reverse();
    serviceAccounts.push({ cluster, namespace, name });
  }
  return { serviceAccounts, problems };
}
