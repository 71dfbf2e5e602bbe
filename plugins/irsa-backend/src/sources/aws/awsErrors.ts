import { isError } from '@backstage/errors';
import { SourceProblem } from 'backstage-plugin-irsa-common';
import { SourceProblemError } from 'backstage-plugin-irsa-node';
import { AwsCall } from './calls';
import { statementFor } from './policyDocument';

/** Names of errors that say that one action is not allowed. */
const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
]);

/** Names of errors that say that something is not there (any more). */
const ABSENT = new Set([
  'NoSuchEntity',
  'NoSuchEntityException',
  'ResourceNotFoundException',
]);

/** Names of errors about the credentials. What AWS says with them may quote the request, session token included. */
const CREDENTIALS = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const MESSAGE_LIMIT = 600;
/** Longer than names are: a session token or a signed request, which gateways quote at times. */
const TOKEN = /[A-Za-z0-9+/=_-]{200,}/g;

/** The credentials for an account could not be had, so nothing was asked. */
export class CredentialsError extends SourceProblemError {
  constructor(
    message: string,
    add?: Pick<SourceProblem, 'permission' | 'paste'>,
  ) {
    super({ message, ...add });
  }
}

/** Whether AWS refused this one action. */
export function isDenied(error: unknown): boolean {
  return isError(error) && DENIED.has(error.name);
}

/** Whether AWS says that what was asked for does not exist. */
export function isAbsent(error: unknown): boolean {
  return isError(error) && ABSENT.has(error.name);
}

/** A text from elsewhere on one line, and not too long. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return line.length > MESSAGE_LIMIT
    ? `${line.slice(0, MESSAGE_LIMIT)} …`
    : line;
}

/**
 * An error without secrets, and signatures made with them: a server on the way may quote the request. Where it says one, the answer is another error
 * of the same name, since the stack and the fields of the first one repeat what it says, and some errors cannot be changed.
 */
export function withoutSecrets(
  error: unknown,
  secrets: readonly string[],
): unknown {
  if (!isError(error)) {
    return error;
  }
  const message = secrets
    .reduce((text, secret) => text.replaceAll(secret, '…'), error.message)
    .replace(/(Signature=)\w+/g, '$1…');
  if (message === error.message) {
    return error;
  }
  const cleaned = new Error(message);
  cleaned.name = error.name;
  return cleaned;
}

/** What an error says, without what may hold a secret. */
export function messageOf(error: unknown): string {
  if (isError(error) && CREDENTIALS.has(error.name)) {
    return error.name;
  }
  const said = isError(error) ? `${error.name}: ${error.message}` : `${error}`;
  return oneLine(said.replace(TOKEN, '[token]'));
}

/** The problem that one action is not allowed, with what to add. */
export function deniedProblem(
  call: AwsCall,
  error: unknown,
  where: string,
): { readonly type: 'problem'; readonly problem: SourceProblem } {
  const said = messageOf(error);
  // A statement that allows changes nothing where another one denies.
  const isExplicit = /explicit deny/i.test(said);
  const paste = isExplicit ? undefined : statementFor(call);
  return {
    type: 'problem',
    problem: {
      message: `${call.action} is forbidden for ${where}, so this is unknown: ${
        call.without
      }. ${
        isExplicit
          ? 'A policy denies it outright, and that policy has to change.'
          : 'Add the statement to the policy of the role that reads the account.'
      } AWS said: ${said}`,
      ...(call.action ? { permission: call.action } : {}),
      ...(paste ? { paste } : {}),
    },
  };
}

/** The failure of a call as an error that names the call and the next step. */
export function callFailure(
  call: AwsCall,
  error: unknown,
  where: string,
): Error {
  if (error instanceof CredentialsError) {
    return error;
  }
  const name = isError(error) ? error.name : '';
  if (CREDENTIALS.has(name)) {
    return new CredentialsError(
      `AWS refused the credentials for ${where} (${name} on ${call.service}:${call.operation}). Check them under aws: in app-config, this machine's clock, and that the region is enabled in the account.`,
    );
  }
  return new Error(
    `${call.service}:${call.operation} failed for ${where}: ${messageOf(
      error,
    )}. ${nextStep(error)}`,
    { cause: error },
  );
}

function nextStep(error: unknown): string {
  const text = messageOf(error);
  if (/throttl|too ?many ?requests|rate exceeded|slow ?down/i.test(text)) {
    return 'AWS throttles; the next read tries again. Where it stays so, read less often with irsa.schedule.frequency.';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|TimeoutError|socket hang up/.test(
      text,
    )
  ) {
    return 'AWS cannot be reached; check the network of the backend, the name of the region and AWS_ENDPOINT_URL where it is set.';
  }
  return 'The next read tries again.';
}
