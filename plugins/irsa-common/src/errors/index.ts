export {
  ERROR_TEXT_MAX_CHARACTERS,
  explainError,
  type ErrorExplanation,
} from './explainError';
export { errorEntries } from './errorEntries';
export type { ErrorArea, ErrorEntry, ErrorEntrySuspect } from './errorEntry';
export type { ErrorParts } from './errorParts';
export type { ErrorContext, ErrorContextFinding } from './errorContext';
export type { ErrorSuspect, ErrorSuspectState } from './suspects';
