import type { TrustRequest } from '../../types';
import { every, not, some } from './answer';
import type { Answer } from './answer';
import { compare } from './compare';
import { find } from './request';

const documented =
  /^(?:(ForAllValues|ForAnyValue):)?((?:String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Not)?(?:Equals|Like)|(?:Numeric|Date)(?:Equals|NotEquals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|BinaryEquals|(?:Not)?IpAddress|Null))(IfExists)?$/i;

/** Whether one condition holds. */
export function holds(
  written: string,
  key: string,
  values: string[],
  request: TrustRequest,
  variables: boolean,
): Answer {
  const [, set, name, optional] = documented.exec(written) ?? [];
  if (name === undefined || (/^null$/i.test(name) && optional)) {
    return 'unknown';
  }
  const found = find(key, request);
  const isForAll = /^ForAllValues$/i.test(set ?? '');
  if (/^null$/i.test(name)) {
    return isMissing(found, values, set, isForAll);
  }
  if (found === 'unknown') {
    return 'unknown';
  }
  const isNegated = /not/i.test(name);
  if (found === undefined || found.length === 0) {
    if (isForAll) {
      return true;
    }
    if (set) {
      return optional ? 'unknown' : false;
    }
    return optional !== undefined || isNegated;
  }
  if ((isNegated && values.length === 0) || (!set && found.length > 1)) {
    return 'unknown';
  }
  const operator = spelled(name);
  const each = found.map(text => {
    const matches = some(
      values.map(value => compare(operator, value, text, request, variables)),
    );
    return isNegated ? not(matches) : matches;
  });
  const answer = isForAll ? every(each) : some(each);
  // An empty text counts as no value under ForAllValues, in words that leave the outcome open.
  const isNullSet = isForAll && found.length === 1 && found[0] === '';
  return isNullSet && answer === false ? 'unknown' : answer;
}

/** Null: the key is missing where the value says true, and there where it says false. */
function isMissing(
  found: ReturnType<typeof find>,
  values: string[],
  set: string | undefined,
  isForAll: boolean,
): Answer {
  const wanted = new Set(values.map(value => value.toLowerCase()));
  const isClear =
    wanted.size === 1 && (wanted.has('true') || wanted.has('false'));
  if (!isClear || found === 'unknown' || found?.length === 0) {
    return 'unknown';
  }
  const answer = wanted.has('true') === (found === undefined);
  return set && answer !== isForAll ? 'unknown' : answer;
}

/** The operator in the spelling of the documentation, as far as it tells operators apart. */
function spelled(name: string): string {
  return name
    .replace(/^string/i, 'String')
    .replace(/^arn/i, 'Arn')
    .replace(/^numeric/i, 'Numeric')
    .replace(/^date/i, 'Date')
    .replace(/^bool/i, 'Bool')
    .replace(/^binary/i, 'Binary')
    .replace(/ipaddress$/i, 'IpAddress')
    .replace(/not/i, 'Not')
    .replace(/equals/i, 'Equals')
    .replace(/ignorecase$/i, 'IgnoreCase')
    .replace(/like$/i, 'Like')
    .replace(/lessthan/i, 'LessThan')
    .replace(/greaterthan/i, 'GreaterThan');
}
