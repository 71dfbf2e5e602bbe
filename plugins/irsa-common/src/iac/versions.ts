/** Versions of `terraform-aws-modules/iam` that stand for all of their kind: a constraint that lets one in lets in its like. */
const SAMPLES = ['5.39.0', '5.60.0', '6.0.0', '6.5.0'];

const numbers = (version: string) => version.split('.').map(Number);

/**
 * The major versions, of those that matter, that a constraint of Terraform lets in; nothing where it cannot be read.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function majorsOf(constraint: string): ReadonlySet<5 | 6> | undefined {
  const parts = constraint.split(',').map(part => {
    const [, operator = '', version = ''] =
      /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
    return { operator, version };
  });
  if (parts.some(({ version }) => version === '')) {
    return undefined;
  }
  const [exact] = parts.filter(({ operator }) => /^=?$/.test(operator));
  const samples = exact ? [exact.version] : SAMPLES;
  return new Set(
    samples
      .filter(sample => parts.every(part => lets(part, sample)))
      .map(sample => Number(sample.split('.')[0]))
      .filter((major): major is 5 | 6 => major === 5 || major === 6),
  );
}

function lets(
  { operator, version }: { operator: string; version: string },
  sample: string,
): boolean {
  const order = compare(sample, version);
  switch (operator) {
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '~>': {
      // All but the last number stay.
      const fixed = numbers(version).slice(0, -1);
      return (
        order >= 0 && fixed.every((each, at) => numbers(sample)[at] === each)
      );
    }
    default:
      return order === 0;
  }
}

function compare(left: string, right: string): number {
  const [a, b] = [numbers(left), numbers(right)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
