import { PolicyStatement } from './parsePolicy';
import { canMatchBeginning, matches, matchesEveryBeginning } from './pattern';

/** A statement and the policy that it stands in. */
export interface Grant {
  readonly policy: string;
  readonly statement: PolicyStatement;
}

/** `service:action` in lower case, or the beginning of one. */
export interface ActionText {
  readonly text: string;
  readonly isBeginning: boolean;
}

/** Whether a statement is about an action, or may be about one that begins so. */
export function mayBeAbout(
  { patterns, notAction }: PolicyStatement,
  { text, isBeginning }: ActionText,
): boolean {
  if (!notAction) {
    return patterns.some(pattern =>
      isBeginning ? canMatchBeginning(pattern, text) : matches(pattern, text),
    );
  }
  return !patterns.some(pattern =>
    isBeginning ? matchesEveryBeginning(pattern, text) : matches(pattern, text),
  );
}

/** Whether a statement is about an action, or about every one that begins so, for certain. */
export function isAboutAll(
  { patterns, notAction }: PolicyStatement,
  { text, isBeginning }: ActionText,
): boolean {
  if (!notAction) {
    return patterns.some(pattern =>
      isBeginning
        ? matchesEveryBeginning(pattern, text)
        : matches(pattern, text),
    );
  }
  return !patterns.some(pattern =>
    isBeginning ? canMatchBeginning(pattern, text) : matches(pattern, text),
  );
}

/** Whether a statement is about every resource: `*`, or every resource of a service as in `arn:aws:s3:::*`. */
export function isAboutEveryResource({
  resources,
  notResource,
}: PolicyStatement): boolean {
  return (
    notResource ||
    resources.some(resource =>
      /^(?:\*+|arn:[^:]+:[^:]+:\*?:\*?:\*+|arn:\*+)$/.test(resource),
    )
  );
}

/** Whether a Deny takes something away whatever the request: on every resource, without a condition. */
export function isPlainDeny(statement: PolicyStatement): boolean {
  return (
    statement.effect === 'Deny' &&
    !statement.conditional &&
    !statement.notResource &&
    statement.resources.some(resource => /^\*+$/.test(resource))
  );
}

/** Everything there is. */
export const EVERYTHING: ActionText = { text: '', isBeginning: true };
