import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const README = resolve(__dirname, '../../../../examples/README.md');

/** What the README of the demo says that checks find. */
export interface DemoStories {
  /** `<check> <subject>` of each finding, sorted, by the name of the component. */
  readonly components: Readonly<Record<string, readonly string[]>>;
  /** Those of things that no component claims. */
  readonly unclaimed: readonly string[];
}

/** Reads the tables of `examples/README.md`. */
export function demoStories(): DemoStories {
  const rows = readFileSync(README, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.split(' | '));
  const findingsIn = (text: string) =>
    [...text.matchAll(/\[(IRSA-[A-Z]{2}-\d{3})\]\([^)]*\) `([^`]+)`/g)]
      .map(([, checkId, subject]) => `${checkId} ${subject}`)
      .sort();
  const heads = rows.find(([first]) => /^\| Component\b/.test(first)) ?? [];
  const column = heads.findIndex(head => head.trim() === 'Findings');
  return {
    components: Object.fromEntries(
      rows.flatMap(cells => {
        const [, name] = /^\| `([a-z-]+)` *$/.exec(cells[0]) ?? [];
        return name ? [[name, findingsIn(cells[column])]] : [];
      }),
    ),
    unclaimed: rows
      .filter(([first]) => first.startsWith('| [IRSA-'))
      .flatMap(([check, subject]) => findingsIn(`${check.trim()} ${subject}`))
      .sort(),
  };
}

/** Findings as the README names them. */
export function named(
  findings: readonly {
    readonly checkId: string;
    readonly subject: { readonly ref: string };
  }[],
): string[] {
  return findings
    .map(({ checkId, subject }) => `${checkId} ${subject.ref}`)
    .sort();
}
