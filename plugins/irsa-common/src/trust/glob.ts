/** The token of `*`: any run of characters, also none. */
export const ANY_RUN = -1;
/** The token of `?`: exactly one character. */
export const ANY_CHARACTER = -2;

/** A pattern: character codes, {@link ANY_RUN} and {@link ANY_CHARACTER}. */
export type Glob = readonly number[];

/** The pattern that matches everything. */
export const EVERYTHING: Glob = [ANY_RUN];

/** The largest product of pattern and text lengths that is matched, so that no document can stall a process. */
export const MAX_MATCH_STEPS = 1 << 25;

/** The pattern that matches exactly this text. */
export function literalGlob(text: string): number[] {
  const tokens = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) {
    tokens[i] = text.charCodeAt(i);
  }
  return tokens;
}

/** Reads a pattern in which `*` and `?` are wildcards and nothing else is special. */
export function wildcardGlob(text: string): number[] {
  const tokens: number[] = [];
  for (let i = 0; i < text.length; i++) {
    tokens.push(wildcardToken(text.charCodeAt(i)));
  }
  return tokens;
}

/** The token that a character stands for where wildcards are read. */
export function wildcardToken(code: number): number {
  if (code === 42) {
    return ANY_RUN;
  }
  return code === 63 ? ANY_CHARACTER : code;
}

/** Whether a pattern holds no wildcard. */
export function isLiteral(glob: Glob): boolean {
  for (const token of glob) {
    if (token < 0) {
      return false;
    }
  }
  return true;
}

/** Whether a pattern is `*`. */
export function isEverything(glob: Glob): boolean {
  return glob.length === 1 && glob[0] === ANY_RUN;
}

/**
 * Writes runs of wildcards in one way only: `?` first, then at most one `*`.
 *
 * @remarks `*?*` and `?*` are the same set; one spelling lets sets be compared by text.
 */
export function normalizeGlob(glob: Glob): Glob {
  const tokens: number[] = [];
  let run = false;
  for (const token of glob) {
    if (token === ANY_RUN) {
      run = true;
    } else {
      if (token !== ANY_CHARACTER && run) {
        tokens.push(ANY_RUN);
        run = false;
      }
      tokens.push(token);
    }
  }
  if (run) {
    tokens.push(ANY_RUN);
  }
  return tokens;
}

/**
 * Matches a whole text against a pattern.
 *
 * @param count - called once per compared token, so that a test can show the bound
 * @remarks
 * On a mismatch only the latest `*` is retried, which is enough because an earlier one could not do better; the work is
 * at most the product of both lengths.
 */
export function matchesGlob(
  glob: Glob,
  text: string,
  count?: () => void,
): boolean {
  let token = 0;
  let at = 0;
  let lastRun = -1;
  let resumeAt = 0;
  while (at < text.length) {
    count?.();
    const expected = token < glob.length ? glob[token] : undefined;
    if (expected === ANY_RUN) {
      lastRun = token;
      resumeAt = at;
      token += 1;
    } else if (
      expected !== undefined &&
      (expected === ANY_CHARACTER || expected === text.charCodeAt(at))
    ) {
      token += 1;
      at += 1;
    } else if (lastRun >= 0) {
      resumeAt += 1;
      at = resumeAt;
      token = lastRun + 1;
    } else {
      return false;
    }
  }
  while (token < glob.length && glob[token] === ANY_RUN) {
    token += 1;
  }
  return token === glob.length;
}

/** Whether matching would take more than {@link MAX_MATCH_STEPS}. */
export function isTooLargeToMatch(glob: Glob, text: string): boolean {
  return glob.length * text.length > MAX_MATCH_STEPS;
}

/** Writes a pattern as text, literal `*`, `?` and `${` in the escaped form of IAM policies. */
export function formatGlob(glob: Glob): string {
  let text = '';
  glob.forEach((token, index) => {
    if (token === ANY_RUN) {
      text += '*';
    } else if (token === ANY_CHARACTER) {
      text += '?';
    } else if (token === 42) {
      text += '${*}';
    } else if (token === 63) {
      text += '${?}';
    } else if (token === 36 && glob[index + 1] === 123) {
      text += '${$}';
    } else {
      text += String.fromCharCode(token);
    }
  });
  return text;
}

/** Reads a pattern as {@link formatGlob} writes it. */
export function parseGlob(text: string): Glob {
  const tokens: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const escaped = /\$\{([*?$])\}/.exec(text.slice(i, i + 4));
    if (escaped) {
      tokens.push(escaped[1].charCodeAt(0));
      i += 3;
    } else {
      tokens.push(wildcardToken(text.charCodeAt(i)));
    }
  }
  return tokens;
}
