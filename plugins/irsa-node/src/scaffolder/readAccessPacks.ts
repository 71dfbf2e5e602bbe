import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AccessPack,
  AccessPackParameter,
  DEFAULT_ACCESS_PACKS,
} from 'backstage-plugin-irsa-common';
import { check, onlyKeys } from './section';

const KEY = 'irsa.scaffolder.accessPacks';
const DEFAULT_PATTERN = '[A-Za-z0-9_.=@/-]{1,200}';
const GIVEN = ['partition', 'region', 'account'];

/**
 * Reads `irsa.scaffolder.accessPacks`, and adds the packs that come with the actions.
 *
 * @throws InputError that names the key, when a value cannot be used.
 *
 * @public
 */
export function readAccessPacks(config: Config): AccessPack[] {
  const own = (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) =>
    readPack(entry, `${KEY}[${index}]`),
  );
  const ids = own.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  check(twice === undefined, `${KEY} has two packs with the id '${twice}'`);
  const useDefaults =
    config.getOptionalBoolean('irsa.scaffolder.defaultAccessPacks') ?? true;
  return [
    ...(useDefaults
      ? DEFAULT_ACCESS_PACKS.filter(({ id }) => !ids.includes(id))
      : []),
    ...own,
  ];
}

function readPack(entry: Config, key: string): AccessPack {
  onlyKeys(entry, key, ['id', 'title', 'parameters', 'statements']);
  const id = entry.getString('id');
  check(
    /^[a-z0-9][a-z0-9-]{0,62}$/.test(id),
    `${key}.id is '${id}'; use lower-case letters, digits and dashes`,
  );
  const parameters = (entry.getOptionalConfigArray('parameters') ?? []).map(
    (each, index) => readParameter(each, `${key}.parameters[${index}]`),
  );
  const statements = entry.get<Record<string, unknown>[]>('statements');
  check(
    Array.isArray(statements) &&
      statements.length > 0 &&
      statements.every(each => typeof each === 'object' && each !== null),
    `${key}.statements is not a list of statements`,
  );
  const names = [...GIVEN, ...parameters.map(({ name }) => name)];
  const used = [
    ...JSON.stringify(statements).matchAll(/(?<!\$)\{(\w+)\}/g),
  ].map(([, name]) => name);
  const strange = used.find(name => !names.includes(name));
  check(
    strange === undefined,
    `${key}.statements has {${strange}}, which is none of ${names.join(', ')}`,
  );
  return { id, title: entry.getString('title'), parameters, statements };
}

function readParameter(entry: Config, key: string): AccessPackParameter {
  onlyKeys(entry, key, ['name', 'title', 'pattern', 'default']);
  const name = entry.getString('name');
  check(
    /^[A-Za-z]\w{0,40}$/.test(name) && !GIVEN.includes(name),
    `${key}.name is '${name}'; use letters and digits, and none of ${GIVEN.join(
      ', ',
    )}`,
  );
  const pattern = entry.getOptionalString('pattern') ?? DEFAULT_PATTERN;
  try {
    RegExp(`^(?:${pattern})$`);
  } catch (error) {
    throw new InputError(
      `${key}.pattern is '${pattern}', which is not a regular expression`,
      error,
    );
  }
  const usual = entry.getOptionalString('default');
  return {
    name,
    title: entry.getOptionalString('title') ?? name,
    pattern,
    ...(usual === undefined ? {} : { default: usual }),
  };
}
