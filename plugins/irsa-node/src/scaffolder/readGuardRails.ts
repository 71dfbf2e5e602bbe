import { Config } from '@backstage/config';
import {
  DEFAULT_GUARD_RAILS,
  expandPlaceholders,
  GuardRails,
  identityRoleName,
  parseArn,
  parseRoleArn,
} from 'backstage-plugin-irsa-common';
import { check, oneOf, onlyKeys } from './section';

const KEY = 'irsa.scaffolder.guardRails';
const KEYS = [
  'name',
  'clusters',
  'namespaces',
  'createRole',
  'accounts',
  'permissionsBoundary',
  'path',
  'roleName',
  'requiredTags',
  'actions',
  'managedPolicies',
  'everyResource',
  'wildcardSubjects',
  'wildcardDays',
  'audiences',
  'rolesPerNamespace',
];
const GLOB = /^[A-Za-z0-9._:*?-]+$/;
const ACTION = /^[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+$|^\*$/;
const POLICY = /^[A-Za-z0-9:*?/_+=,.@-]+$/;
/** What IAM takes in the value of a tag, in which the audience is kept. */
const AUDIENCE = /^[A-Za-z0-9_.:/=+@-]{1,255}$/;

/**
 * Reads `irsa.scaffolder.guardRails`.
 *
 * @throws InputError that names the key, when a value cannot be used: rules that are not understood are no rules.
 *
 * @public
 */
export function readGuardRails(config: Config): GuardRails[] {
  return (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) =>
    readEntry(entry, `${KEY}[${index}]`),
  );
}

function readEntry(entry: Config, key: string): GuardRails {
  onlyKeys(entry, key, KEYS);
  const usual = DEFAULT_GUARD_RAILS;
  const globs = (name: string, otherwise: readonly string[], form: RegExp) => {
    const given = entry.getOptionalStringArray(name) ?? otherwise;
    const wrong = given.find(each => !form.test(each));
    check(
      wrong === undefined,
      `${key}.${name} has '${wrong}', which cannot be used there`,
    );
    return given;
  };
  const optional = (name: string, form: RegExp) =>
    entry.has(name) ? globs(name, [], form) : undefined;
  const allow = {
    actions: optional('actions.allow', ACTION),
    managedPolicies: optional('managedPolicies.allow', POLICY),
  };
  for (const name of ['actions', 'managedPolicies']) {
    const lists = entry.getOptionalConfig(name);
    if (lists) {
      onlyKeys(lists, `${key}.${name}`, ['allow', 'deny']);
    }
  }
  const accounts = optional('accounts', /^\d{12}$/);
  const permissionsBoundary = readBoundary(entry, key);
  const path = readPath(entry, key);
  const rolesPerNamespace = entry.getOptionalNumber('rolesPerNamespace');
  check(
    rolesPerNamespace === undefined ||
      (Number.isInteger(rolesPerNamespace) && rolesPerNamespace > 0),
    `${key}.rolesPerNamespace is ${rolesPerNamespace}; give a whole number above zero`,
  );
  check(
    rolesPerNamespace === undefined || path?.includes('{namespace}') === true,
    `${key}.rolesPerNamespace counts the roles under the path, so that ${key}.path has to have {namespace} in it`,
  );
  const wildcardDays =
    entry.getOptionalNumber('wildcardDays') ?? usual.wildcardDays;
  check(
    wildcardDays > 0 && wildcardDays <= 3650,
    `${key}.wildcardDays is ${wildcardDays}; give 1 to 3650 days`,
  );
  return {
    name: entry.getString('name'),
    clusters: globs('clusters', usual.clusters, GLOB),
    namespaces: globs('namespaces', usual.namespaces, GLOB),
    createRole: entry.getOptionalBoolean('createRole') ?? usual.createRole,
    ...(accounts && { accounts }),
    ...(permissionsBoundary && { permissionsBoundary }),
    ...(path && { path }),
    roleName: readRoleName(entry, key),
    requiredTags: globs('requiredTags', usual.requiredTags, /^[\w.:/=+@ -]+$/),
    actions: {
      ...(allow.actions && { allow: allow.actions }),
      deny: globs('actions.deny', usual.actions.deny, ACTION),
    },
    managedPolicies: {
      ...(allow.managedPolicies && { allow: allow.managedPolicies }),
      deny: globs('managedPolicies.deny', usual.managedPolicies.deny, POLICY),
    },
    everyResource: oneOf(
      entry.getOptionalString('everyResource') ?? usual.everyResource,
      ['passed', 'know-this', 'not-allowed'],
      `${key}.everyResource`,
    ),
    wildcardSubjects: oneOf(
      entry.getOptionalString('wildcardSubjects') ?? usual.wildcardSubjects,
      ['never', 'with-reason-and-expiry'],
      `${key}.wildcardSubjects`,
    ),
    wildcardDays,
    audiences: globs('audiences', usual.audiences, AUDIENCE),
    ...(rolesPerNamespace && { rolesPerNamespace }),
  };
}

const SAMPLE = {
  partition: 'aws',
  account: '111122223333',
  cluster: 'cluster',
  namespace: 'namespace',
};

function readBoundary(entry: Config, key: string): string | undefined {
  const boundary = entry.getOptionalString('permissionsBoundary');
  if (boundary !== undefined) {
    const expanded = expandPlaceholders(boundary, SAMPLE);
    const { service, resource } = parseArn(expanded) ?? {};
    check(
      service === 'iam' &&
        /^policy\/[\w+=,.@/-]+$/.test(resource ?? '') &&
        !/\{(cluster|namespace)\}/.test(boundary),
      `${key}.permissionsBoundary is '${boundary}'; give the ARN of a managed policy, such as arn:{partition}:iam::{account}:policy/workload-boundary`,
    );
  }
  return boundary;
}

function readPath(entry: Config, key: string): string | undefined {
  const path = entry.getOptionalString('path');
  if (path !== undefined) {
    const expanded = expandPlaceholders(path, SAMPLE);
    const arn = `arn:aws:iam::111122223333:role${expanded}name`;
    check(
      path.length <= 200 &&
        /^\/([\w.-]+\/)*$/.test(expanded) &&
        'role' in parseRoleArn(arn),
      `${key}.path is '${path}'; begin and end it with a slash, and use letters, digits and placeholders, such as /backstage/{namespace}/`,
    );
  }
  return path;
}

function readRoleName(entry: Config, key: string): string {
  const pattern =
    entry.getOptionalString('roleName') ?? DEFAULT_GUARD_RAILS.roleName;
  check(
    pattern.includes('{hash}') &&
      pattern.includes('{serviceAccount}') &&
      pattern.includes('{namespace}'),
    `${key}.roleName is '${pattern}'; it needs {namespace}, {serviceAccount} and {hash}, so that no two service accounts get the same role`,
  );
  const name = identityRoleName(pattern, {
    ...SAMPLE,
    serviceAccount: 'serviceaccount'.repeat(9),
  });
  check(
    /^[\w+=,.@-]{1,64}$/.test(name),
    `${key}.roleName is '${pattern}'; use letters, digits, the signs +=,.@_- and placeholders`,
  );
  return pattern;
}
