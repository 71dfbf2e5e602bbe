import type { TrustRequest } from '../types';

type Json = Record<string, unknown>;

function without(object: Json, key: string): Json {
  return Object.fromEntries(
    Object.entries(object).filter(([other]) => other !== key),
  );
}

function eachWithout<T>(list: readonly T[]): T[][] {
  return list.map((_, at) => list.filter((__, other) => other !== at));
}

/** The policies that have one statement, one condition or one value less. */
export function smallerPolicies(policy: Json): Json[] {
  const statements = [policy.Statement].flat() as Json[];
  return [
    ...eachWithout(statements).map(fewer => ({ ...policy, Statement: fewer })),
    ...statements.flatMap((statement, at) =>
      smallerStatements(statement).map(smaller => ({
        ...policy,
        Statement: statements.map((other, i) => (i === at ? smaller : other)),
      })),
    ),
  ];
}

function smallerStatements(statement: Json): Json[] {
  const condition = (statement.Condition ?? {}) as Record<string, Json>;
  return Object.entries(condition)
    .flatMap(([operator, keys]) => [
      without(condition, operator),
      ...smallerKeys(keys).map(fewer => ({ ...condition, [operator]: fewer })),
    ])
    .map(smaller => ({ ...statement, Condition: smaller }));
}

function smallerKeys(keys: Json): Json[] {
  return Object.entries(keys).flatMap(([key, values]) => [
    without(keys, key),
    ...(Array.isArray(values) && values.length > 1
      ? eachWithout(values as unknown[]).map(fewer => ({
          ...keys,
          [key]: fewer,
        }))
      : []),
  ]);
}

/** The requests that have one key less. */
export function smallerRequests(request: TrustRequest): TrustRequest[] {
  return [
    ...Object.keys(request.context).map(key => ({
      ...request,
      context: without(request.context, key) as TrustRequest['context'],
    })),
    ...eachWithout(request.unknownKeys ?? []).map(unknownKeys => ({
      ...request,
      unknownKeys,
    })),
  ];
}
