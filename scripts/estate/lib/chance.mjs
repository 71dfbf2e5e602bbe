import { createHash } from 'node:crypto';

/**
 * Numbers that depend on the seed and on a key alone, so that a thing is the same however many others there are and in whatever order
 * they are written.
 */
export class Chance {
  #seed;

  constructor(seed) {
    this.#seed = seed;
  }

  #bytes(key) {
    return createHash('sha256').update(`${this.#seed}\0${key}`).digest();
  }

  /** A number from 0 up to 1, which it never is. */
  fraction(key) {
    return this.#bytes(key).readUInt32BE(0) / 2 ** 32;
  }

  /** A whole number from 0 up to a limit, which it never is. */
  below(limit, key) {
    return Math.floor(this.fraction(key) * limit);
  }

  /** One of several things that come as often as their weights say. */
  oneOf(weights, key) {
    const entries = Object.entries(weights);
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.fraction(key) * total;
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) {
        return name;
      }
    }
    return entries.at(-1)[0];
  }

  /** Hexadecimal digits, at most 64. */
  hexadecimal(length, key) {
    return this.#bytes(key).toString('hex').slice(0, length);
  }

  /** A random UUID, version 4. */
  uuid(key) {
    const digits = this.hexadecimal(32, key);
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      `a${digits.slice(17, 20)}`,
      digits.slice(20),
    ].join('-');
  }

  /** A moment of a year, in ISO 8601. */
  moment(year, key) {
    const start = Date.UTC(year, 0, 1);
    const seconds = this.below(364 * 24 * 3600, key);
    return new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z');
  }
}
