import { randomInt } from 'node:crypto';

/** The id of an account that no other test uses, since tests side by side share one moto. */
export function randomAccount(): string {
  return String(randomInt(100_000_000_000, 200_000_000_000));
}
