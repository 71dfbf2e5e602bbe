import { grammarProblemsOf } from './grammar';
import { createLineIndex, nodeAt } from './json/position';
import type { TextPosition } from './json/position';
import { scanJson } from './json/scan';
import { parsePath, pathOfIndex, pathOfKey } from './path';
import type { PolicyModel } from './policyModel';
import { readPolicy } from './readPolicy';
import type { TrustReasonCode } from './reasons';
import type { TrustProblem } from './types';

/**
 * The longest text that {@link parseTrustPolicy} reads, in characters.
 *
 * @remarks IAM allows a few thousand characters; the rest is room for white space and percent-encoding.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 *
 * @public
 */
export const TRUST_POLICY_MAX_CHARACTERS = 262_144;

/**
 * The deepest nesting that {@link parseTrustPolicy} reads; a valid policy needs six levels.
 *
 * @public
 */
export const TRUST_POLICY_MAX_DEPTH = 64;

/**
 * A trust policy document as plain JSON.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @public
 */
export type TrustPolicyDocument = Record<string, unknown>;

/**
 * A problem found while reading a policy, with its place in the text.
 *
 * @public
 */
export interface TrustParseProblem extends TrustProblem {
  /** Line, from 1. */
  line?: number;
  /** Column, from 1. */
  column?: number;
}

/**
 * What {@link parseTrustPolicy} returns.
 *
 * @public
 */
export interface ParsedTrustPolicy {
  /** The document; absent when it cannot be read. */
  policy?: TrustPolicyDocument;
  /** The text that positions refer to: the given one, or the decoded one when it was URL-encoded. */
  text: string;
  /** Everything that is wrong with the document, in the order found. */
  problems: TrustParseProblem[];
  /** The place of a JSON path in {@link ParsedTrustPolicy.text}; of a member it covers the key, too. */
  positionOf: (path: string) => TextPosition | undefined;
}

/**
 * Reads a trust policy from plain or URL-encoded text; never throws.
 *
 * @remarks
 * IAM returns trust policies percent-encoded
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html). A text that starts with `{` is never decoded,
 * because a `%` may be part of a value.
 *
 * @public
 */
export function parseTrustPolicy(text: string): ParsedTrustPolicy {
  return parseAndRead(text).parsed;
}

/** A policy as {@link parseTrustPolicy} answers it, and as the engine reads it, which that needs anyway. */
export interface ReadTrustPolicy {
  readonly parsed: ParsedTrustPolicy;
  /** Absent when there is no document. */
  readonly model?: PolicyModel;
}

/** {@link parseTrustPolicy} for who goes on to judge the policy. */
export function parseAndRead(text: string): ReadTrustPolicy {
  if (typeof text !== 'string') {
    return unreadable('', 'POLICY_NOT_READ', 'There is no text to read.');
  }
  if (text.length > TRUST_POLICY_MAX_CHARACTERS) {
    return unreadable(
      '',
      'TOO_LARGE',
      `The text has ${text.length} characters; at most ${TRUST_POLICY_MAX_CHARACTERS} are read. IAM accepts a few thousand.`,
    );
  }
  const decoded = decode(text);
  if (decoded === undefined) {
    return unreadable(
      text,
      'BAD_ENCODING',
      'The text starts like a URL-encoded document but cannot be decoded. Paste it as IAM returned it, or decoded.',
    );
  }
  if (decoded.trim() === '') {
    return unreadable(
      decoded,
      'POLICY_NOT_READ',
      'The text is empty. Paste a trust policy document.',
    );
  }
  const scan = scanJson(decoded, TRUST_POLICY_MAX_DEPTH);
  const placeOf = createLineIndex(decoded);
  if ('error' in scan) {
    return unreadable(
      decoded,
      scan.error,
      `${scan.message}.`,
      placeOf(scan.offset),
    );
  }
  const { root, duplicates } = scan;
  const positionOf = positionsIn(decoded);
  if (root.kind !== 'object') {
    return {
      parsed: {
        text: decoded,
        problems: [
          {
            code: 'NOT_AN_OBJECT',
            message:
              'A policy document is a JSON object; this is something else.',
            path: '',
            ...placeOf(root.start),
          },
        ],
        positionOf,
      },
    };
  }
  const policy = JSON.parse(decoded) as TrustPolicyDocument;
  const model = readPolicy(policy);
  const problems: TrustParseProblem[] = duplicates.map(({ steps, offset }) => {
    const path = steps.reduce<string>(
      (parent, step) =>
        typeof step === 'number'
          ? pathOfIndex(parent, step)
          : pathOfKey(parent, step),
      '',
    );
    return {
      code: 'DUPLICATE_KEY',
      message: `The key ${JSON.stringify(
        steps[steps.length - 1],
      )} occurs twice in one object; IAM refuses that. Only the last one is read here.`,
      path,
      ...placeOf(offset),
    };
  });
  for (const problem of grammarProblemsOf(model)) {
    const position = positionOf(problem.path);
    problems.push({
      ...problem,
      ...(position && { line: position.line, column: position.column }),
    });
  }
  return { parsed: { policy, text: decoded, problems, positionOf }, model };
}

/**
 * The places of paths in a text that can be scanned. It is scanned when the first is asked for: of most policies none is, and what a scan
 * finds is many times larger than the text.
 */
function positionsIn(text: string): ParsedTrustPolicy['positionOf'] {
  let known: ((path: string) => TextPosition | undefined) | undefined;
  return path => {
    known ??= scannedPositions(text);
    return known(path);
  };
}

function scannedPositions(text: string): ParsedTrustPolicy['positionOf'] {
  const scan = scanJson(text, TRUST_POLICY_MAX_DEPTH);
  const placeOf = createLineIndex(text);
  return path => {
    const steps = parsePath(path);
    const node = steps && 'root' in scan ? nodeAt(scan.root, steps) : undefined;
    if (!node) {
      return undefined;
    }
    const end = placeOf(node.end);
    return {
      ...placeOf(node.keyStart ?? node.start),
      endLine: end.line,
      endColumn: end.column,
    };
  };
}

/** Removes a byte order mark and percent-encoding; undefined when the encoding is broken. */
function decode(text: string): string | undefined {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (!plain.trimStart().startsWith('%')) {
    return plain;
  }
  try {
    return decodeURIComponent(plain.trim());
  } catch {
    return undefined;
  }
}

function unreadable(
  text: string,
  code: TrustReasonCode,
  message: string,
  place?: { line: number; column: number },
): ReadTrustPolicy {
  return {
    parsed: {
      text,
      problems: [{ code, message, path: '', ...place }],
      positionOf: () => undefined,
    },
  };
}
