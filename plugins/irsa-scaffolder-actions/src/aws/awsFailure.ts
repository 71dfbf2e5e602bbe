import { isError } from '@backstage/errors';

const DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/;
const ABSENT =
  /^(NoSuchEntity|NoSuchEntityException|ResourceNotFoundException|NotFoundException)$/;
const TAKEN =
  /^(EntityAlreadyExists|EntityAlreadyExistsException|ResourceInUseException)$/;
/** Longer than names are: a session token or a signed request, which gateways quote at times. */
const TOKEN = /[A-Za-z0-9+/=_-]{200,}/g;

/** Whether AWS says that what was asked for is not there. */
export function isAbsent(error: unknown): boolean {
  return isError(error) && ABSENT.test(error.name);
}

/** Whether AWS says that what was to be created is there already. */
export function isTaken(error: unknown): boolean {
  return isError(error) && TAKEN.test(error.name);
}

/** What AWS or the network said, on one line and without what may hold a secret. */
export function saidBy(error: unknown): string {
  const said = isError(error) ? `${error.name}: ${error.message}` : `${error}`;
  return said
    .replace(TOKEN, '[token]')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, 600);
}

/** A failed call as an error that names it and the next step. */
export function awsFailure(call: string, what: string, error: unknown): Error {
  const isDenied = isError(error) && DENIED.test(error.name);
  const next = isDenied
    ? `Allow ${call} to the role with which the backend changes the account.`
    : 'Run the step again; what is already as it should be is left as it is.';
  return new Error(`${call} failed for ${what}: ${saidBy(error)}. ${next}`, {
    cause: error,
  });
}
