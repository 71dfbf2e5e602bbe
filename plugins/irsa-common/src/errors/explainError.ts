import { ErrorContext } from './errorContext';
import { ErrorEntry } from './errorEntry';
import { errorEntries } from './errorEntries';
import { ErrorParts, errorParts } from './errorParts';
import {
  Fragments,
  fragmentsOf,
  overlaps,
  SearchableText,
  TextRange,
} from './searchableText';
import { ErrorSuspect, judgeSuspects } from './suspects';

/**
 * The longest text that is explained, in UTF-16 code units.
 *
 * @public
 */
export const ERROR_TEXT_MAX_CHARACTERS = 65_536;

/**
 * What a message means, and what may have caused it.
 *
 * @public
 */
export interface ErrorExplanation {
  /** Whether the text has a message that is known. */
  readonly recognised: boolean;
  /** Id of the entry, for instance `provider-missing`; absent where the text is not recognised. */
  readonly errorId?: string;
  /** What the message means, in a sentence or two; absent where it is not recognised. */
  readonly cause?: string;
  /** What to do when no suspect fits; absent where the text is not recognised. */
  readonly advice?: string;
  /** Those that match a finding first, then what is possible, then what is ruled out; within these in the order of suspicion. */
  readonly suspects: readonly ErrorSuspect[];
  /** What the text names. */
  readonly extracted: ErrorParts;
  /** Other messages in the same text, for instance those of an SDK around the one of AWS. */
  readonly also: readonly {
    readonly errorId: string;
    readonly cause: string;
  }[];
  /** What to know about the answer, a sentence each, for instance that the role in the text is none of the entity's. */
  readonly notes: readonly string[];
}

const searched = errorEntries.map(entry => ({
  entry,
  fragments: entry.wordings.map(fragmentsOf),
}));

/**
 * Explains an error message of AWS, an SDK, Kubernetes or an agent, or a piece of a log that holds one.
 *
 * Pure, and keeps nothing. The time grows with the length of the text.
 *
 * @param text - as it was copied: with colours, escapes, line breaks, wrapped in JSON, in any letter case
 * @param context - what is known about the entity whose program got the message
 * @throws RangeError where the text is longer than {@link ERROR_TEXT_MAX_CHARACTERS}
 *
 * @remarks
 * Texts of AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html.
 *
 * @public
 */
export function explainError(
  text: string,
  context?: ErrorContext,
): ErrorExplanation {
  if (text.length > ERROR_TEXT_MAX_CHARACTERS) {
    throw new RangeError(
      `The text has ${text.length} characters; at most ${ERROR_TEXT_MAX_CHARACTERS} are explained. Paste the lines around the error only.`,
    );
  }
  const searchable = new SearchableText(text);
  const extracted = errorParts(searchable.plain);
  const [entry, ...others] = recognise(searchable, extracted, context);
  const notes = context ? notesAbout(extracted, context) : [];
  if (!entry) {
    return { recognised: false, suspects: [], extracted, also: [], notes };
  }
  return {
    recognised: true,
    errorId: entry.id,
    cause: entry.cause,
    advice: entry.advice,
    suspects: judgeSuspects(entry.suspects, extracted, context),
    extracted,
    also: others.map(({ id, cause }) => ({ errorId: id, cause })),
    notes,
  };
}

function recognise(
  text: SearchableText,
  parts: ErrorParts,
  context: ErrorContext | undefined,
): ErrorEntry[] {
  const found: { entry: ErrorEntry; range: TextRange }[] = [];
  for (const { entry, fragments } of searched) {
    if (entry.isGeneral && found.length > 0) {
      break;
    }
    const range = firstRange(text, fragments);
    if (
      range &&
      entry.when?.(parts, context) !== false &&
      // Two messages in the same place are one, and the one that says more comes first.
      !found.some(each => overlaps(each.range, range))
    ) {
      found.push({ entry, range });
    }
  }
  return found.map(({ entry }) => entry);
}

function firstRange(
  text: SearchableText,
  wordings: readonly Fragments[],
): TextRange | undefined {
  for (const fragments of wordings) {
    const range = text.find(fragments);
    if (range) {
      return range;
    }
  }
  return undefined;
}

function notesAbout(
  { roleArn, serviceAccount }: ErrorParts,
  { identity }: ErrorContext,
): string[] {
  const notes: string[] = [];
  const { bindings } = identity;
  if (
    roleArn !== undefined &&
    bindings.length > 0 &&
    !bindings.some(binding => sameText(binding.roleArn, roleArn))
  ) {
    notes.push(
      `The text names ${roleArn}, which no binding of ${identity.entityRef} names. Is the message from another component, or does the program choose its role itself?`,
    );
  }
  if (
    serviceAccount !== undefined &&
    ![...bindings, ...identity.workloads].some(
      ({ serviceAccount: own }) =>
        own.namespace === serviceAccount.namespace &&
        own.name === serviceAccount.name,
    )
  ) {
    notes.push(
      `The text names the service account ${serviceAccount.namespace}/${serviceAccount.name}, which no workload of ${identity.entityRef} runs as.`,
    );
  }
  return notes;
}

function sameText(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
