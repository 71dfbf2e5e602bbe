import type { Glob } from './glob';

const beyondPolicies = /[\u0100-\uffff]/;

/** Lower case for the characters that a policy may contain (up to U+00FF); others stay, as AWS says nothing about them. */
export function foldCase(text: string): string {
  if (!beyondPolicies.test(text)) {
    return text.toLowerCase();
  }
  return text.replace(/[A-Z\u00c0-\u00d6\u00d8-\u00de]/g, letter =>
    letter.toLowerCase(),
  );
}

/** {@link foldCase} for a pattern. */
export function foldGlobCase(glob: Glob): Glob {
  return glob.map(token =>
    token < 0 ? token : foldCase(String.fromCharCode(token)).charCodeAt(0),
  );
}
