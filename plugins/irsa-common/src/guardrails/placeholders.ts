/**
 * What stands for a placeholder of a path or a boundary.
 *
 * @public
 */
export interface PlaceholderValues {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Twelve digits. */
  readonly account: string;
  /** Name of the cluster; the first one where there are several. */
  readonly cluster: string;
  /** Namespace of the service account. */
  readonly namespace: string;
}

/**
 * Puts values in the places of `{partition}`, `{account}`, `{cluster}` and `{namespace}`.
 *
 * @public
 */
export function expandPlaceholders(
  text: string,
  values: PlaceholderValues,
): string {
  return text.replace(
    /\{(partition|account|cluster|namespace)\}/g,
    (_, key: keyof PlaceholderValues) => values[key],
  );
}
