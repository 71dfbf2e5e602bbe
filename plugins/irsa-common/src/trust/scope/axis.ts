import { ANY_CHARACTER, ANY_RUN, EVERYTHING, normalizeGlob } from '../glob';
import type { Glob } from '../glob';

/** One dimension of a set of callers, with the texts that can occur on it. */
export interface Axis {
  /** Whether the character of this code can occur. */
  accepts(code: number): boolean;
  /** The length of the longest text. */
  maxLength: number;
  /** Whether every text begins and ends with a letter or digit, also around the dots in it. */
  labels: boolean;
  /** Whether texts may hold upper case letters. */
  mixedCase: boolean;
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
/** Stands for every character. */
const ANY = 'any character';

function axisOf(
  characters: string,
  maxLength: number,
  flags: { labels?: boolean; mixedCase?: boolean } = {},
): Axis {
  const codes = new Set(
    Array.from(characters, character => character.charCodeAt(0)),
  );
  return {
    accepts: code => characters === ANY || codes.has(code),
    maxLength,
    labels: flags.labels ?? false,
    mixedCase: flags.mixedCase ?? false,
  };
}

/** Kubernetes namespaces: DNS labels. */
export const namespaceAxis = axisOf(`${lower}${digits}-`, 63, { labels: true });
/** Names of service accounts: DNS subdomains. */
export const nameAxis = axisOf(`${lower}${digits}.-`, 253, { labels: true });
/** Token audiences: any text. */
export const audienceAxis = axisOf(ANY, 65_536, { mixedCase: true });
/** Partitions and regions. */
export const regionAxis = axisOf(`${lower}${digits}-`, 63);
/** Account ids. */
export const accountAxis = axisOf(digits, 12);
/** Names of EKS clusters. */
export const clusterAxis = axisOf(
  `${lower}${lower.toUpperCase()}${digits}_-`,
  100,
  { mixedCase: true },
);

const DASH = 45;
const DOT = 46;

/**
 * The one spelling of a pattern on an axis; undefined when no text of the axis matches it.
 *
 * @remarks No text of an axis is empty, so `?*` is `*`.
 */
export function canonicalGlob(axis: Axis, glob: Glob): Glob | undefined {
  const tokens = normalizeGlob(glob);
  if (tokens.length === 0) {
    return undefined;
  }
  let shortest = 0;
  for (const token of tokens) {
    if (token !== ANY_RUN) {
      shortest += 1;
    }
    if (token >= 0 && !axis.accepts(token)) {
      return undefined;
    }
  }
  if (shortest > axis.maxLength || (axis.labels && breaksLabels(tokens))) {
    return undefined;
  }
  return tokens.length === 2 &&
    tokens[0] === ANY_CHARACTER &&
    tokens[1] === ANY_RUN
    ? EVERYTHING
    : tokens;
}

/** Whether a literal dash or dot stands where only a letter or digit can. */
function breaksLabels(tokens: Glob): boolean {
  const isEdge = (token: number | undefined) =>
    token === undefined || token === DOT;
  return tokens.some((token, index) => {
    const before: number | undefined = tokens[index - 1];
    const after: number | undefined = tokens[index + 1];
    return (
      (token === DASH && (isEdge(before) || isEdge(after))) ||
      (token === DOT && (isEdge(before) || isEdge(after)))
    );
  });
}
