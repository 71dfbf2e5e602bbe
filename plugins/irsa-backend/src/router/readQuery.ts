import { InputError } from '@backstage/errors';
import { Request } from 'express';

/** Values of one filter at most. */
export const MAX_VALUES = 50;
/** Characters of one value at most; a reference of the catalog or an ARN is shorter. */
export const MAX_CHARACTERS = 2_048;

/** What a parameter of a query takes. */
export type QueryParameter = {
  /** What it is for, in one sentence. */
  readonly what: string;
} & (
  | { readonly type: 'text' }
  | { readonly type: 'time' }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly from: number; readonly to: number }
  | { readonly type: 'sort'; readonly fields: readonly string[] }
  /** May be given several times; with `values`, it takes only these. */
  | { readonly type: 'filter'; readonly values?: readonly string[] }
);

/** The parameters of a route by their names. */
export type QueryParameters<Query> = {
  readonly [name in keyof Required<Query>]: QueryParameter;
};

/**
 * Reads the query of a request.
 *
 * @throws InputError that names the parameter and what it takes.
 */
export function readQuery<Query extends object>(
  request: Request,
  parameters: QueryParameters<Query>,
): Query {
  const known = new Map<string, QueryParameter>(Object.entries(parameters));
  const given = new Map<string, string[]>();
  const start = request.originalUrl.indexOf('?');
  const query = start < 0 ? '' : request.originalUrl.slice(start);
  for (const [name, value] of new URLSearchParams(query)) {
    if (!known.has(name)) {
      throw new InputError(
        `There is no parameter '${name}'. Use ${[...known.keys()].join(', ')}.`,
      );
    }
    if (value.length > MAX_CHARACTERS) {
      throw new InputError(
        `${name} must have at most ${MAX_CHARACTERS} characters`,
      );
    }
    const values = given.get(name) ?? [];
    given.set(name, values);
    values.push(value);
  }
  const read: Record<string, unknown> = {};
  for (const [name, values] of given) {
    read[name] = readValue(name, known.get(name)!, values);
  }
  // Each value was read as its parameter says, and the parameters are those of the query's type.
  return read as Query;
}

function readValue(
  name: string,
  parameter: QueryParameter,
  values: readonly string[],
): unknown {
  if (parameter.type === 'filter') {
    return readFilter(name, parameter.values, values);
  }
  const [value] = values;
  if (values.length > 1) {
    throw new InputError(`${name} must be given once`);
  }
  switch (parameter.type) {
    case 'integer': {
      const { from, to } = parameter;
      const number = /^\d+$/.test(value) ? Number(value) : NaN;
      if (!(number >= from && number <= to)) {
        throw new InputError(
          `${name} must be a whole number from ${from} to ${to}`,
        );
      }
      return number;
    }
    case 'boolean':
      if (value !== 'true' && value !== 'false') {
        throw new InputError(`${name} must be true or false`);
      }
      return value === 'true';
    case 'time':
      if (
        !/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value) ||
        Number.isNaN(Date.parse(value))
      ) {
        throw new InputError(
          `${name} must be a date or a time of ISO 8601, for instance 2026-11-24 or 2026-11-24T10:00:00Z`,
        );
      }
      return value;
    case 'sort': {
      const { fields } = parameter;
      if (!fields.includes(value.replace(/^-/, ''))) {
        throw new InputError(
          `${name} must be one of ${fields.join(
            ', ',
          )}, with - in front for the opposite order`,
        );
      }
      return value;
    }
    default:
      return value;
  }
}

function readFilter(
  name: string,
  allowed: readonly string[] | undefined,
  values: readonly string[],
): readonly string[] {
  if (values.length > MAX_VALUES) {
    throw new InputError(`${name} must be given at most ${MAX_VALUES} times`);
  }
  const unknown = values.find(value => allowed && !allowed.includes(value));
  if (unknown !== undefined) {
    throw new InputError(`${name} must be one of ${allowed?.join(', ')}`);
  }
  return values;
}
