/** Letters that stand for access levels in the table. */
const LETTERS = new Map([
  ['List', 'L'],
  ['Read', 'R'],
  ['Write', 'W'],
  ['Permissions management', 'P'],
  ['Tagging', 'T'],
]);

/** The letter of a level; actions that are of two levels count as the more telling one. */
export function letterOf(accessLevel) {
  const levels = accessLevel.split(', ');
  const level =
    levels.length > 1 ? levels.find(each => each !== 'Write') : levels[0];
  const letter = LETTERS.get(level);
  if (!letter) {
    throw new Error(`Unknown access level '${accessLevel}'.`);
  }
  return letter;
}

/** The first word of an action's name, for instance `Get` of `GetObject`. */
export function verbOf(name) {
  return /^(?:[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+)/.exec(name)?.[0] ?? name;
}

/** The level that most actions with a verb have, by verb. */
function levelsOfVerbs(services) {
  const counts = new Map();
  for (const actions of services.values()) {
    for (const [name, letter] of actions) {
      const verb = verbOf(name);
      const ofVerb = counts.get(verb) ?? new Map();
      ofVerb.set(letter, (ofVerb.get(letter) ?? 0) + 1);
      counts.set(verb, ofVerb);
    }
  }
  return new Map(
    [...counts].map(([verb, ofVerb]) => [
      verb,
      [...ofVerb].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0][0],
    ]),
  );
}

const byText = (a, b) => (a < b ? -1 : 1);

/** The longest verb of a list that a name begins with, whatever the case of its letters. */
function longestVerb(verbs, name) {
  const lower = name.toLowerCase();
  return verbs
    .filter(verb => lower.startsWith(verb.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * The table of access levels: verbs with the level that most of their actions have, and for each service its verbs and the actions that
 * are of another level.
 *
 * @param services - letters of levels by action's name, by prefix of the service
 */
export function accessLevelTable(services) {
  const levels = levelsOfVerbs(services);
  const verbs = [...levels.keys()].sort(byText);
  const numberOf = new Map(verbs.map((verb, at) => [verb, at.toString(36)]));
  const lines = [...services.keys()].sort(byText).map(service => {
    const actions = [...services.get(service)];
    const regular = actions.filter(
      ([name, letter]) => levels.get(verbOf(name)) === letter,
    );
    const own = [...new Set(regular.map(([name]) => verbOf(name)))].sort(
      byText,
    );
    const exceptions = new Map();
    for (const [name, letter] of actions) {
      const verb = longestVerb(own, name);
      if (!verb || levels.get(verb) !== letter) {
        exceptions.set(letter, [...(exceptions.get(letter) ?? []), name]);
      }
    }
    return [
      service,
      own.map(verb => numberOf.get(verb)).join(' '),
      ...[...exceptions]
        .sort(([a], [b]) => byText(a, b))
        .map(([letter, names]) => `${letter} ${names.sort(byText).join(' ')}`),
    ].join('|');
  });
  return {
    verbs: verbs.map(verb => `${verb}${levels.get(verb)}`).join(' '),
    services: lines.join('\n'),
  };
}
