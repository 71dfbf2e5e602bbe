import { ANY_CHARACTER, ANY_RUN, EVERYTHING, normalizeGlob } from '../glob';
import type { Glob } from '../glob';

/** One dimension of a set of callers, with the texts that can occur on it. */
export interface Axis {
  /** Whether a character can occur. */
  accepts(character: string): boolean;
  /** The length of the longest text. */
  maxLength: number;
  /** Whether every text begins and ends with a letter or digit, also around the dots in it. */
  labels: boolean;
  /** Whether texts may hold upper case letters. */
  mixedCase: boolean;
}

function axisOf(
  characters: RegExp,
  maxLength: number,
  flags: { labels?: boolean; mixedCase?: boolean } = {},
): Axis {
  return {
    accepts: character => characters.test(character),
    maxLength,
    labels: flags.labels ?? false,
    mixedCase: flags.mixedCase ?? false,
  };
}

/** Kubernetes namespaces: DNS labels. */
export const namespaceAxis = axisOf(/^[a-z0-9-]$/, 63, { labels: true });
/** Names of service accounts: DNS subdomains. */
export const nameAxis = axisOf(/^[a-z0-9.-]$/, 253, { labels: true });
/** Token audiences: any text. */
export const audienceAxis = axisOf(/^[^]$/, 65_536, { mixedCase: true });
/** Partitions and regions. */
export const regionAxis = axisOf(/^[a-z0-9-]$/, 63);
/** Account ids. */
export const accountAxis = axisOf(/^[0-9]$/, 12);
/** Names of EKS clusters. */
export const clusterAxis = axisOf(/^[A-Za-z0-9_-]$/, 100, { mixedCase: true });

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
    if (token >= 0 && !axis.accepts(String.fromCharCode(token))) {
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
    const before = index > 0 ? tokens[index - 1] : undefined;
    const after = index + 1 < tokens.length ? tokens[index + 1] : undefined;
    return (
      (token === DASH && (isEdge(before) || isEdge(after))) ||
      (token === DOT && (isEdge(before) || isEdge(after)))
    );
  });
}
