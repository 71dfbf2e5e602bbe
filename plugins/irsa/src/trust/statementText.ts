import { parseTrustPolicy } from 'backstage-plugin-irsa-common';

const STATEMENT = /^Statement(?:\[(\d+)\])?/;

/** The path of the statement that a path leads into; undefined where it leads to none. */
export function statementPathOf(path: string): string | undefined {
  return STATEMENT.exec(path)?.[0];
}

/** The number of a statement as people count, from 1. */
export function statementNumber(path: string): number {
  return Number(STATEMENT.exec(path)?.[1] ?? 0) + 1;
}

/** The statement at a path, whether the policy has a list of them or one. */
export function statementAt(
  { Statement: all }: Readonly<Record<string, unknown>>,
  path: string,
): unknown {
  return Array.isArray(all) ? all[statementNumber(path) - 1] : all;
}

/** One statement of a policy, formatted, with the lines of the given paths. */
export interface StatementText {
  readonly text: string;
  /** Numbers of the lines, counted from 1. */
  readonly lines: readonly number[];
}

/**
 * Writes a statement down, one value a line however it was pasted, and finds the lines of paths into it. A path to the whole
 * statement marks its principal, because that is who gets in when nothing narrows it.
 */
export function statementText(
  policy: Readonly<Record<string, unknown>>,
  statementPath: string,
  paths: readonly string[],
): StatementText {
  const text = JSON.stringify(statementAt(policy, statementPath), null, 2);
  const { positionOf } = parseTrustPolicy(text);
  const lines = new Set<number>();
  for (const path of paths) {
    if (statementPathOf(path) === statementPath) {
      const inside = path.slice(statementPath.length).replace(/^\./, '');
      const position =
        inside === ''
          ? positionOf('Principal') ?? positionOf('NotPrincipal')
          : positionOf(inside);
      const last = position?.endLine ?? position?.line ?? 0;
      for (let line = position?.line ?? 1; line <= last; line++) {
        lines.add(line);
      }
    }
  }
  return { text, lines: [...lines].sort((a, b) => a - b) };
}
