import type { Pattern } from '../pattern';
import type { TrustMatch } from '../types';
import { matchOf } from './operator';
import type { Operator } from './operator';

interface Range {
  bytes: number[];
  prefix: number;
}

function readVersion4(text: string): number[] | undefined {
  const parts = text.split('.');
  // A leading zero is read as octal by some parsers, so it is left undecided.
  const valid =
    parts.length === 4 &&
    parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return valid ? parts.map(Number) : undefined;
}

function readVersion6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const groupsOf = (half: string) => (half === '' ? [] : half.split(':'));
  const head = groupsOf(halves[0]);
  const tail = halves.length === 2 ? groupsOf(halves[1]) : [];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  if (!groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) {
    return undefined;
  }
  return groups.flatMap(group => {
    const value = parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}

function readRange(text: string): Range | undefined {
  const [address, length, ...rest] = text.split('/');
  const bytes = readVersion4(address) ?? readVersion6(address);
  if (!bytes || rest.length > 0) {
    return undefined;
  }
  const bits = bytes.length * 8;
  if (length === undefined) {
    return { bytes, prefix: bits };
  }
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : bits + 1;
  return prefix <= bits ? { bytes, prefix } : undefined;
}

function isInside(range: Range, address: number[]): boolean {
  if (range.bytes.length !== address.length) {
    return false;
  }
  for (let bit = 0; bit < range.prefix; bit++) {
    const mask = 128 >> bit % 8;
    const at = bit >> 3;
    if ((range.bytes[at] & mask) !== (address[at] & mask)) {
      return false;
    }
  }
  return true;
}

function compareAddresses(expected: Pattern, actual: string): TrustMatch {
  const range = readRange(expected.text);
  const address = actual.includes('/') ? undefined : readRange(actual);
  return range && address ? matchOf(isInside(range, address.bytes)) : 'unknown';
}

/** IP address operators: CIDR ranges of IPv4 and IPv6; a bare address is a range of one. */
export const ipAddressOperators: Operator[] = [
  {
    name: 'IpAddress',
    syntax: 'plain',
    negated: false,
    compare: compareAddresses,
  },
  {
    name: 'NotIpAddress',
    syntax: 'plain',
    negated: true,
    compare: compareAddresses,
  },
];
