import {
  AccessPack,
  AccessPackParameter,
  AccessPackUse,
  PolicyStatementInput,
} from './types';

/** Where the role of an access pack is. */
export interface AccessPackPlace {
  readonly partition: string;
  readonly account: string;
  /** Regions of the clusters; empty where none is known. */
  readonly regions: readonly string[];
}

/** The statements of a pack, or sentences that say what is wrong with how it is used. */
export type ExpandedAccessPack =
  | { readonly statements: readonly PolicyStatementInput[] }
  | { readonly problems: readonly string[] };

/** What could widen a statement: wildcards, policy variables, and characters that only look like others. */
const NEVER = /[*?${}"\\]|[^\x20-\x7e]/;

/**
 * Says why a value cannot be that of a parameter: `wildcard` where it could widen a statement, which no pattern allows.
 *
 * @public
 */
export function accessPackValueProblem(
  { pattern }: AccessPackParameter,
  value: string,
): 'wildcard' | 'mismatch' | undefined {
  if (NEVER.test(value)) {
    return 'wildcard';
  }
  return new RegExp(`^(?:${pattern})$`).test(value) ? undefined : 'mismatch';
}

/**
 * Writes out an access pack. A resource in a region is written once for each of the regions.
 *
 * Values come from forms, so that each is checked before it gets into a resource.
 */
export function expandAccessPack(
  packs: readonly AccessPack[],
  use: AccessPackUse,
  place: AccessPackPlace,
): ExpandedAccessPack {
  const pack = packs.find(({ id }) => id === use.pack);
  if (!pack) {
    return {
      problems: [
        `there is no access pack ${JSON.stringify(use.pack)}; there are ${packs
          .map(({ id }) => id)
          .join(', ')}`,
      ],
    };
  }
  const given = use.parameters ?? {};
  const values = new Map([
    ['partition', place.partition],
    ['account', place.account],
  ]);
  const problems = Object.keys(given)
    .filter(name => pack.parameters.every(each => each.name !== name))
    .map(
      name => `access pack ${pack.id} has no parameter ${JSON.stringify(name)}`,
    );
  for (const parameter of pack.parameters) {
    const { name, pattern, default: usual } = parameter;
    const value = Object.hasOwn(given, name) ? given[name] : usual;
    if (value === undefined) {
      problems.push(`access pack ${pack.id} needs the parameter ${name}`);
    } else if (accessPackValueProblem(parameter, value)) {
      problems.push(
        `${name} of access pack ${pack.id} is ${JSON.stringify(
          value,
        )}, which does not match ${pattern}`,
      );
    } else {
      values.set(name, value);
    }
  }
  const hasRegion = JSON.stringify(pack.statements).includes('{region}');
  if (hasRegion && place.regions.length === 0) {
    problems.push(
      `access pack ${pack.id} is about a region, and no cluster of the plan has an ARN that names one`,
    );
  }
  if (problems.length > 0) {
    return { problems };
  }
  return {
    statements: pack.statements.map(statement =>
      Object.fromEntries(
        Object.entries(statement).map(([key, value]) => [
          key,
          key === 'Resource'
            ? oneOrMany(
                [value].flat().flatMap(each => inRegions(each, values, place)),
              )
            : replaceAll(value, values),
        ]),
      ),
    ),
  };
}

function inRegions(
  resource: unknown,
  values: ReadonlyMap<string, string>,
  { regions }: AccessPackPlace,
): unknown[] {
  return typeof resource === 'string' && resource.includes('{region}')
    ? regions.map(region =>
        replaceAll(resource, new Map([...values, ['region', region]])),
      )
    : [replaceAll(resource, values)];
}

function replaceAll(
  value: unknown,
  values: ReadonlyMap<string, string>,
): unknown {
  if (typeof value === 'string') {
    // `${` begins a policy variable that the operator wrote, which stays.
    return value.replace(
      /(?<!\$)\{(\w+)\}/g,
      (whole, name: string) => values.get(name) ?? whole,
    );
  }
  if (Array.isArray(value)) {
    return value.map(each => replaceAll(each, values));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        replaceAll(each, values),
      ]),
    );
  }
  return value;
}

function oneOrMany(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}
