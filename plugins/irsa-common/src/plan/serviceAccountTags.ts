import { ROLE_SERVICE_ACCOUNT_TAG } from '../annotations';

/** The longest value of a tag. Source: IAM API reference, data type Tag. */
const MAX_VALUE = 256;

/** A service account and the cluster that it is in. */
interface ClusterServiceAccount {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The tags that name the service accounts of a role: {@link ROLE_SERVICE_ACCOUNT_TAG}, and where its value gets too long the same key followed by `.2`,
 * `.3` and so on.
 *
 * @public
 */
export function serviceAccountTags(
  serviceAccounts: readonly {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
  }[],
): Record<string, string> {
  const values: string[] = [];
  for (const text of serviceAccounts.map(inOneWord)) {
    const last = values.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= MAX_VALUE) {
      values[values.length - 1] = `${last} ${text}`;
    } else {
      values.push(text);
    }
  }
  return Object.fromEntries(
    values.map((value, index) => [
      index === 0
        ? ROLE_SERVICE_ACCOUNT_TAG
        : `${ROLE_SERVICE_ACCOUNT_TAG}.${index + 1}`,
      value,
    ]),
  );
}

/**
 * The service accounts that the tags of a role name, each as `<cluster>/<namespace>/<name>`; none when it has no such tag.
 *
 * @public
 */
export function taggedServiceAccounts(
  tags: Readonly<Record<string, string>> | undefined,
): string[] {
  return Object.entries(tags ?? {}).flatMap(([key, value]) =>
    key === ROLE_SERVICE_ACCOUNT_TAG ||
    key.startsWith(`${ROLE_SERVICE_ACCOUNT_TAG}.`)
      ? value.split(' ').filter(each => each !== '')
      : [],
  );
}

function inOneWord({ cluster, namespace, name }: ClusterServiceAccount) {
  return `${cluster}/${namespace}/${name}`;
}
