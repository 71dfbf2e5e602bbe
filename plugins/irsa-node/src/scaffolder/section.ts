import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Throws an error for a key that nobody reads: a rule that is misspelt would otherwise silently not hold.
 */
export function onlyKeys(
  config: Config,
  where: string,
  known: readonly string[],
): void {
  const strange = config.keys().find(key => !known.includes(key));
  check(
    strange === undefined,
    `${where} has the key '${strange}', which is none of ${known.join(', ')}`,
  );
}

/** Throws an error that names what is wrong in the configuration. */
export function check(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new InputError(otherwise);
  }
}

/** One of some words. */
export function oneOf<T extends string>(
  value: string,
  words: readonly T[],
  where: string,
): T {
  const found = words.find(word => word === value);
  if (found === undefined) {
    throw new InputError(
      `${where} is '${value}', which is none of ${words.join(', ')}`,
    );
  }
  return found;
}
