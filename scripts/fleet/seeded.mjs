import { createHash } from 'node:crypto';

const SEED = 'fernhollow-2026-11';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HEXADECIMAL = '0123456789abcdef';
const BASE64 =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The characters of generated Kubernetes names: no vowels, so that no words arise. */
const KUBERNETES = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * Bytes that depend on the seed and the key alone, so that a thing keeps its identifiers when others are added beside it.
 */
function bytes(key, length) {
  const chunks = [];
  for (let index = 0; chunks.length * 32 < length; index++) {
    chunks.push(
      createHash('sha256').update(`${SEED}\0${key}\0${index}`).digest(),
    );
  }
  return Buffer.concat(chunks).subarray(0, length);
}

function characters(alphabet, length, key) {
  return [...bytes(key, length)]
    .map(byte => alphabet[byte % alphabet.length])
    .join('');
}

/** A whole number from `from` to `to`, both included. */
export function integer(from, to, key) {
  return from + (bytes(key, 4).readUInt32BE(0) % (to - from + 1));
}

/** Hexadecimal digits, as in an issuer's id. */
export function hexadecimal(length, key) {
  return characters(HEXADECIMAL, length, key);
}

/** The random part of a name that Kubernetes generates. */
export function nameSuffix(length, key) {
  return characters(KUBERNETES, length, key);
}

/** Base64 text without padding, as in a page marker. */
export function base64(length, key) {
  return characters(BASE64, length, key);
}

/** An IAM unique id: `AROA` for roles, `ANPA` for managed policies, `AIPA` for instance profiles. */
export function iamId(prefix, key) {
  return `${prefix}${characters(BASE32, 17, `${prefix} ${key}`)}`;
}

/** The id of a Pod Identity association. */
export function associationId(key) {
  return `a-${characters(`${HEXADECIMAL}ghijklmnop`, 17, key)}`;
}

/** A random UUID, version 4. */
export function uuid(key) {
  const raw = bytes(`uuid ${key}`, 16);
  raw[6] = (raw[6] % 16) + 0x40;
  raw[8] = (raw[8] % 64) + 0x80;
  const text = raw.toString('hex');
  return [8, 12, 16, 20]
    .reduce((parts, end, index) => {
      const start = index === 0 ? 0 : [8, 12, 16, 20][index - 1];
      return [...parts, text.slice(start, end)];
    }, [])
    .concat(text.slice(20))
    .join('-');
}

/** A moment in the working hours of a day: `2026-11-04T09:35:12Z`. */
export function moment(day, key) {
  const hour = integer(7, 16, `hour ${day} ${key}`);
  const minute = integer(0, 59, `minute ${day} ${key}`);
  const second = integer(0, 59, `second ${day} ${key}`);
  const pad = number => String(number).padStart(2, '0');
  return `${day}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`;
}

/** A moment some seconds later. */
export function later(instant, seconds) {
  return new Date(Date.parse(instant) + seconds * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}
