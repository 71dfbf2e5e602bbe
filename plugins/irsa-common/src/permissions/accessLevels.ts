import { ACCESS_LEVEL_SERVICES, ACCESS_LEVEL_VERBS } from './accessLevelTable';
import { ActionText } from './statements';
import { AccessLevel } from './types';

/** Every level, from harmless to telling. */
export const ACCESS_LEVELS: readonly AccessLevel[] = [
  'List',
  'Read',
  'Tagging',
  'Write',
  'Permissions management',
];

const LEVELS: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  T: 'Tagging',
  W: 'Write',
  P: 'Permissions management',
};

/** Some actions of a service that have a level in common: one by its name, or all others that begin with a verb. */
export interface ActionGroup {
  /** In lower case, without the prefix of the service. */
  readonly text: string;
  readonly isBeginning: boolean;
  readonly level: AccessLevel;
  /** The same with the prefix of the service. */
  readonly action: ActionText;
}

let services: Map<string, readonly ActionGroup[]> | undefined;

/**
 * The actions of a service in groups; undefined when the service is not known. The table is read when it is first asked for, since most
 * who load this package never do.
 */
export function actionGroups(
  service: string,
): readonly ActionGroup[] | undefined {
  services ??= readTable();
  return services.get(service);
}

/** The level of an action; undefined when its service is not known. */
export function accessLevelOf(
  service: string,
  action: string,
): AccessLevel | undefined {
  const groups = actionGroups(service);
  const name = action.toLocaleLowerCase('en-US');
  let longest: ActionGroup | undefined;
  for (const group of groups ?? []) {
    if (!group.isBeginning) {
      if (group.text === name) {
        return group.level;
      }
    } else if (
      name.startsWith(group.text) &&
      group.text.length > (longest?.text.length ?? 0)
    ) {
      longest = group;
    }
  }
  return groups ? longest?.level ?? 'Write' : undefined;
}

function readTable(): Map<string, readonly ActionGroup[]> {
  const verbs = ACCESS_LEVEL_VERBS.split(' ').map(verb => ({
    text: verb.slice(0, -1).toLocaleLowerCase('en-US'),
    isBeginning: true,
    level: LEVELS[verb.slice(-1)],
  }));
  const groupsOf = (
    service: string,
    groups: readonly Omit<ActionGroup, 'action'>[],
  ) =>
    groups.map(group => ({
      ...group,
      action: {
        text: `${service}:${group.text}`,
        isBeginning: group.isBeginning,
      },
    }));
  return new Map(
    ACCESS_LEVEL_SERVICES.trim()
      .split('\n')
      .map(line => {
        const [service, own, ...exceptions] = line.split('|');
        return [
          service,
          groupsOf(service, [
            ...(own === ''
              ? []
              : own.split(' ').map(number => verbs[parseInt(number, 36)])),
            ...exceptions.flatMap(each => {
              const [letter, ...names] = each.split(' ');
              return names.map(name => ({
                text: name.toLocaleLowerCase('en-US'),
                isBeginning: false,
                level: LEVELS[letter],
              }));
            }),
          ]),
        ] as const;
      }),
  );
}
