import { RequestOptions } from 'node:https';

/** A text of the server without the credentials of the request, which gateways quote at times. */
export function withoutCredentials(
  text: string,
  options: RequestOptions,
): string {
  const [, value] =
    Object.entries(options.headers ?? {}).find(
      ([name]) => name.toLowerCase() === 'authorization',
    ) ?? [];
  // The word before, such as Bearer, is no secret.
  const secret = String(value ?? '').replace(/^\S+\s+/, '');
  return secret ? text.replaceAll(secret, '[credentials]') : text;
}
