import { ACCESS_LEVELS, actionGroups } from './accessLevels';
import { Boundary } from './boundary';
import { ESCALATION_RULES } from './escalations';
import { Granted } from './granted';
import { PolicyStatement } from './parsePolicy';
import { grantsOf, RolePolicy } from './policies';
import {
  ActionText,
  EVERYTHING,
  Grant,
  isAboutAll,
  isAboutEveryResource,
  isPlainDeny,
  mayBeAbout,
} from './statements';
import {
  AccessLevel,
  EscalationPath,
  PermissionPlace,
  PermissionsSummary,
  ResourceWildcard,
  ServicePermissions,
  SummarizedPolicy,
} from './types';

/** What a summary is made of. */
export interface RolePolicies {
  readonly policies: readonly RolePolicy[];
  readonly boundary?: RolePolicy & { readonly arn: string };
  /** Sentences about lists of policies that were not read. */
  readonly notRead: readonly string[];
}

/** AWS's managed policies that are known without their document. */
const ADMINISTRATOR = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;

/** Sums up what policies allow. A condition makes a grant conditional, never void. */
export function summarizePolicies(input: RolePolicies): PermissionsSummary {
  const allows = grantsOf(input.policies, 'Allow');
  const boundary = input.boundary ? new Boundary(input.boundary) : undefined;
  const denies = [
    ...grantsOf(input.policies, 'Deny'),
    ...(boundary?.denies ?? []),
  ].filter(({ statement }) => isPlainDeny(statement));
  const granted = new Granted(allows, denies, boundary);

  const unknown = [
    ...input.notRead,
    ...[...input.policies, ...(input.boundary ? [input.boundary] : [])].flatMap(
      unknownOf,
    ),
  ];
  const administrator = administratorOf(input, granted, unknown.length > 0);
  return {
    policies: input.policies.map(stateOf),
    services: servicesOf(granted),
    everyService: allows.some(({ statement }) => isAboutServices(statement)),
    administrator,
    escalations: administrator === 'yes' ? [] : escalationsOf(granted),
    wildcards: wildcardsOf(granted),
    inverted: invertedOf(allows),
    ...(boundary ? { boundary: boundary.summary(allows) } : {}),
    unknown,
  };
}

function stateOf({ name, arn, parsed }: RolePolicy): SummarizedPolicy {
  const common = { name, ...(arn ? { arn } : {}) };
  if (!parsed) {
    return { ...common, state: 'not-read' };
  }
  return 'problem' in parsed
    ? { ...common, state: 'malformed', problem: parsed.problem }
    : { ...common, state: 'read' };
}

function unknownOf({ name, parsed }: RolePolicy): string[] {
  if (!parsed) {
    return [`The document of policy ${name} was not read.`];
  }
  return 'problem' in parsed
    ? [`Policy ${name} cannot be read. ${parsed.problem}`]
    : [];
}

/** Whether a statement is about actions of services that it does not name. */
function isAboutServices(statement: PolicyStatement): boolean {
  return (
    statement.notAction ||
    statement.patterns.some(pattern => /[*?]/.test(pattern.split(':')[0]))
  );
}

function servicesOf(granted: Granted): ServicePermissions[] {
  const names = new Set<string>();
  for (const { statement } of granted.allows) {
    for (const pattern of statement.notAction ? [] : statement.patterns) {
      const [service] = pattern.split(':');
      if (!/[*?]/.test(service)) {
        names.add(service);
      }
    }
  }
  return [...names].sort().flatMap(service => {
    const found = serviceOf(granted, service);
    return found ? [found] : [];
  });
}

function serviceOf(
  granted: Granted,
  service: string,
): ServicePermissions | undefined {
  const whole: ActionText = { text: `${service}:`, isBeginning: true };
  const isKnown = actionGroups(service) !== undefined;
  const levels = new Set<AccessLevel>();
  const onEveryResource = new Set<AccessLevel>();
  const statements: PolicyStatement[] = [];
  for (const { statement } of granted.allows) {
    const found = granted.levels(statement, service);
    for (const level of found) {
      levels.add(level);
      if (isAboutEveryResource(statement)) {
        onEveryResource.add(level);
      }
    }
    if (found.size > 0 || (!isKnown && mayBeAbout(statement, whole))) {
      statements.push(statement);
    }
  }
  if (statements.length === 0 || granted.takesOff(whole)) {
    return undefined;
  }
  return {
    service,
    levels: ACCESS_LEVELS.filter(level => levels.has(level)),
    onEveryResource: ACCESS_LEVELS.filter(level => onEveryResource.has(level)),
    conditional: statements.every(({ conditional }) => conditional),
    everyAction: statements.some(statement => isAboutAll(statement, whole)),
  };
}

function administratorOf(
  input: RolePolicies,
  granted: Granted,
  hasUnknown: boolean,
): PermissionsSummary['administrator'] {
  const full = granted.allows.filter(
    ({ statement }) =>
      isAboutAll(statement, EVERYTHING) &&
      !statement.notAction &&
      statement.resources.some(resource => /^\*+$/.test(resource)),
  );
  const isNamed = input.policies.some(
    ({ arn }) => arn !== undefined && ADMINISTRATOR.test(arn),
  );
  const isFull =
    isNamed || full.some(({ statement }) => !statement.conditional);
  if (!isFull && full.length === 0) {
    return hasUnknown ? 'unknown' : 'no';
  }
  if (!granted.isWhole) {
    const cuts = input.boundary
      ? new Boundary(input.boundary).summary(granted.allows).cuts
      : 'nothing';
    if (cuts === 'unknown' || (input.boundary && full.length === 0)) {
      return 'unknown';
    }
    if (
      cuts === 'something' ||
      granted.takesOff({ text: 'iam:', isBeginning: true })
    ) {
      return 'no';
    }
  }
  return isFull ? 'yes' : 'conditional';
}

function escalationsOf(granted: Granted): EscalationPath[] {
  const paths: EscalationPath[] = [];
  for (const { id, actions, sentence } of ESCALATION_RULES) {
    const grants = grantsOfAll(granted, actions);
    if (grants) {
      paths.push({
        id,
        sentence,
        onEveryResource: grants.every(each =>
          each.some(({ statement }) => isAboutEveryResource(statement)),
        ),
        conditional: grants.some(each =>
          each.every(({ statement }) => statement.conditional),
        ),
        places: grants.flatMap((each, index) =>
          each.map(grant => placeOf(grant, actions[index])),
        ),
      });
    }
  }
  return paths;
}

/** The grants of each action; nothing as soon as one of them is not granted. */
function grantsOfAll(
  granted: Granted,
  actions: readonly string[],
): (readonly Grant[])[] | undefined {
  const grants: (readonly Grant[])[] = [];
  for (const action of actions) {
    const allowing = granted.by(action);
    if (allowing.length === 0) {
      return undefined;
    }
    grants.push(allowing);
  }
  return grants;
}

/** The place in a statement that grants an action. */
function placeOf(
  { policy, statement }: Grant,
  action: string,
): PermissionPlace {
  if (statement.notAction) {
    return {
      policy,
      path: `${statement.path}.NotAction`,
      value: statement.actions.join(', '),
    };
  }
  const index = statement.patterns.findIndex(pattern =>
    mayBeAbout(
      { ...statement, patterns: [pattern] },
      { text: action, isBeginning: false },
    ),
  );
  return actionPlace({ policy, statement }, index);
}

function actionPlace(
  { policy, statement }: Grant,
  index: number,
): PermissionPlace {
  return {
    policy,
    path:
      statement.actions.length > 1
        ? `${statement.path}.Action[${index}]`
        : `${statement.path}.Action`,
    value: statement.actions[index],
  };
}

function wildcardsOf(granted: Granted): ResourceWildcard[] {
  return granted.allows
    .filter(({ statement }) => isAboutEveryResource(statement))
    .flatMap(grant => {
      const { policy, statement } = grant;
      const { conditional } = statement;
      if (statement.notAction) {
        return [
          {
            policy,
            path: `${statement.path}.NotAction`,
            value: statement.actions.join(', '),
            levels: ACCESS_LEVELS,
            conditional,
          },
        ];
      }
      return statement.patterns.flatMap((pattern, index) => {
        const levels = wildcardLevels(granted, statement, pattern);
        return levels
          ? [{ ...actionPlace(grant, index), levels, conditional }]
          : [];
      });
    });
}

/** Levels of what one pattern of a statement grants; undefined when nothing is left of it. */
function wildcardLevels(
  granted: Granted,
  statement: PolicyStatement,
  pattern: string,
): readonly AccessLevel[] | undefined {
  const [service] = pattern.split(':');
  if (/[*?]/.test(service)) {
    return ACCESS_LEVELS;
  }
  if (!actionGroups(service)) {
    return [];
  }
  const levels = granted.levels({ ...statement, patterns: [pattern] }, service);
  return levels.size > 0
    ? ACCESS_LEVELS.filter(level => levels.has(level))
    : undefined;
}

function invertedOf(allows: readonly Grant[]): PermissionPlace[] {
  return allows.flatMap(({ policy, statement }) => [
    ...(statement.notAction
      ? [
          {
            policy,
            path: `${statement.path}.NotAction`,
            value: statement.actions.join(', '),
          },
        ]
      : []),
    ...(statement.notResource
      ? [
          {
            policy,
            path: `${statement.path}.NotResource`,
            value: statement.resources.join(', '),
          },
        ]
      : []),
  ]);
}
