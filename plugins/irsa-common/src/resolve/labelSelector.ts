/**
 * One requirement of a Kubernetes label selector; all of a selector's must hold.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export type LabelRequirement =
  | { readonly operator: 'in'; readonly key: string; readonly values: string[] }
  | {
      readonly operator: 'not-in';
      readonly key: string;
      readonly values: string[];
    }
  | { readonly operator: 'exists'; readonly key: string }
  | { readonly operator: 'not-exists'; readonly key: string };

const KEY = String.raw`[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?`;
const VALUE = String.raw`(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?`;
const EQUALITY = new RegExp(String.raw`^(${KEY})\s*(==|=|!=)\s*(${VALUE})$`);
const SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s*\(([^()]*)\)$`);
const EXISTS = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

/**
 * Parses the text form of a label selector, as `kubectl -l` takes it.
 */
export function parseLabelSelector(
  text: string,
): { requirements: LabelRequirement[] } | { problem: string } {
  const requirements: LabelRequirement[] = [];
  // Commas within the parentheses of a set belong to the set.
  for (const part of text.split(/,(?![^(]*\))/).map(each => each.trim())) {
    const equality = EQUALITY.exec(part);
    const set = SET.exec(part);
    const exists = EXISTS.exec(part);
    if (equality) {
      requirements.push({
        operator: equality[2] === '!=' ? 'not-in' : 'in',
        key: equality[1],
        values: [equality[3]],
      });
    } else if (set) {
      requirements.push({
        operator: set[2] === 'in' ? 'in' : 'not-in',
        key: set[1],
        values: set[3].split(',').map(value => value.trim()),
      });
    } else if (exists) {
      requirements.push({
        operator: exists[1] ? 'not-exists' : 'exists',
        key: exists[2],
      });
    } else {
      return { problem: `'${part}' is not a requirement of a label selector` };
    }
  }
  return { requirements };
}

/**
 * Whether labels meet every requirement. As in Kubernetes, `!=` and `notin` also hold where the key is absent.
 */
export function matchesLabels(
  requirements: readonly LabelRequirement[],
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every(requirement => {
    const value = Object.hasOwn(labels, requirement.key)
      ? labels[requirement.key]
      : undefined;
    switch (requirement.operator) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'not-in':
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}
