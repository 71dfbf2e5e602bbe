/**
 * Body of `POST /errors/explain`.
 * @public
 */
export interface ErrorExplainRequest {
  /** The message, or a piece of a log that holds it; at most `ERROR_TEXT_MAX_CHARACTERS`. */
  readonly text: string;
  /** Reference of the entity whose program got it. */
  readonly entityRef?: string;
}
