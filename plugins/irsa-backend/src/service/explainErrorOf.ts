import { InputError } from '@backstage/errors';
import {
  EntityIdentity,
  ERROR_TEXT_MAX_CHARACTERS,
  explainError,
  ErrorExplainRequest,
  ErrorExplanation,
} from 'backstage-plugin-irsa-common';

/** What the explanation of a message needs beside the message. */
export interface ErrorSurroundings {
  /** Asks for the identity of an entity as its reader gets it. */
  readonly identityOf: (entityRef: string) => Promise<EntityIdentity>;
  /** Ids of checks that are switched off, so that nothing found by them means nothing. */
  readonly checksOff: readonly string[];
}

/**
 * Explains a message; with an entity, by what its reader may see of that.
 *
 * @throws InputError when the text is too long.
 */
export async function explainErrorOf(
  { text, entityRef }: ErrorExplainRequest,
  { identityOf, checksOff }: ErrorSurroundings,
): Promise<ErrorExplanation> {
  if (text.length > ERROR_TEXT_MAX_CHARACTERS) {
    throw new InputError(
      `text has ${text.length} characters; at most ${ERROR_TEXT_MAX_CHARACTERS} are explained. Paste the lines around the error only.`,
    );
  }
  if (entityRef === undefined) {
    return explainError(text);
  }
  const identity = await identityOf(entityRef);
  const { findings } = identity;
  return explainError(text, { identity, findings, checksOff });
}
