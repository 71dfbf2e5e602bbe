import { BlockList, isIP } from 'node:net';
import type { TrustRequest } from '../../types';
import type { Answer } from './answer';
import { like } from './like';
import type { Tokens } from './like';
import { substitute } from './value';

/** Whether a value of the request is what a value of the policy asks for, `Not` left aside. */
export function compare(
  operator: string,
  value: string,
  text: string,
  request: TrustRequest,
  variables: boolean,
): Answer {
  const name = operator.replace('Not', '');
  if (/^Numeric/.test(name)) {
    return inOrder(name, numberOf(text), numberOf(value));
  }
  if (/^Date/.test(name)) {
    return inOrder(name, timeOf(text), timeOf(value));
  }
  if (name === 'IpAddress') {
    return isInRange(value, text);
  }
  if (name === 'BinaryEquals') {
    return sameBytes(value, text);
  }
  const isPattern = /Like$|^Arn/.test(name);
  const wanted = substitute(value, isPattern, variables, request);
  if (!wanted) {
    return false;
  }
  const { tokens, isSure } = wanted;
  if (name === 'Bool') {
    return isSure ? sameBoolean(tokens.join(''), text) : 'unknown';
  }
  if (/^Arn/.test(name)) {
    return arnLike(operator, tokens, text, isSure);
  }
  const folds = name.endsWith('IgnoreCase');
  const fold = (part: string) => (folds ? part.toLowerCase() : part);
  const matches = like(
    tokens.map(token => (typeof token === 'string' ? fold(token) : token)),
    fold(text),
  );
  return matches && !isSure ? 'unknown' : matches;
}

function inOrder(
  name: string,
  found: number | undefined,
  wanted: number | undefined,
): Answer {
  if (found === undefined || wanted === undefined) {
    return 'unknown';
  }
  switch (name.replace(/^Numeric|^Date/, '')) {
    case 'Equals':
      return found === wanted;
    case 'LessThan':
      return found < wanted;
    case 'LessThanEquals':
      return found <= wanted;
    case 'GreaterThan':
      return found > wanted;
    case 'GreaterThanEquals':
      return found >= wanted;
    default:
      throw new Error(`There is no operator ${name}`);
  }
}

/** Past fifteen digits a double no longer tells numbers apart. */
function numberOf(text: string): number | undefined {
  const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text);
  return isNumber && text.replace(/\D/g, '').length <= 15
    ? parseFloat(text)
    : undefined;
}

/** ISO 8601 with a zone or a plain day, or seconds since 1970. */
function timeOf(text: string): number | undefined {
  if (/^\d{9,11}$/.test(text)) {
    return parseInt(text, 10) * 1000;
  }
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : NaN;
  return Number.isNaN(time) || !isInCalendar(text.slice(0, 10))
    ? undefined
    : time;
}

/** JavaScript takes 30 February for 2 March. */
function isInCalendar(day: string): boolean {
  return new Date(day).toISOString().startsWith(day);
}

function isInRange(range: string, address: string): Answer {
  const [start, length] = range.split('/');
  const family = (text: string) => (isIP(text) === 4 ? 'ipv4' : 'ipv6');
  const bits = isIP(start) === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (!isIP(start) || !isIP(address) || !(prefix >= 0 && prefix <= bits)) {
    return 'unknown';
  }
  if (family(start) !== family(address)) {
    return false;
  }
  if (prefix === 0) {
    return true;
  }
  const list = new BlockList();
  list.addSubnet(start, prefix, family(start));
  return list.check(address, family(address));
}

function sameBytes(value: string, text: string): Answer {
  const isBase64 = (part: string) =>
    Buffer.from(part, 'base64').toString('base64') === part;
  return isBase64(value) && isBase64(text) ? value === text : 'unknown';
}

function sameBoolean(value: string, text: string): Answer {
  const [wanted, found] = [value.toLowerCase(), text.toLowerCase()];
  const isBoolean = (part: string) => part === 'true' || part === 'false';
  return isBoolean(wanted) && isBoolean(found) ? wanted === found : 'unknown';
}

/** Six parts, each compared alone; a text that is no ARN is not like one, and no page says what then is not like it. */
function arnLike(
  operator: string,
  pattern: Tokens,
  text: string,
  isSure: boolean,
): Answer {
  const arn = text.split(':');
  if (arn.length < 6 || arn[0] !== 'arn') {
    return operator.includes('Not') ? 'unknown' : false;
  }
  if (pattern.filter(token => token === ':').length < 5 || !isSure) {
    return 'unknown';
  }
  const parts: Tokens[] = [[]];
  for (const token of pattern) {
    if (token === ':' && parts.length < 6) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(token);
    }
  }
  return parts.every((part, index) =>
    like(part, index < 5 ? arn[index] : arn.slice(5).join(':')),
  );
}
