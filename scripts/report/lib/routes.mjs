/** What is asked for: a name, and the path of the question of that number by a reader. */
export function routesOf(visible) {
  const teamOf = number =>
    encodeURIComponent(`group:default/team-${number % 25}`);
  return [
    [
      'entity',
      (_, reader) => `/entities/component/default/${visible[reader].component}`,
    ],
    ['findings', () => '/findings'],
    ['findings, next page', () => '/findings?limit=100&sort=-since'],
    [
      'findings of an owner, high or worse',
      number =>
        `/findings?severity=critical&severity=high&owner=${teamOf(number)}`,
    ],
    // Another word each time, so that no answer is one that was given before.
    [
      'findings, search',
      number => `/findings?q=app-${number % 20}%20${number}`,
    ],
    ['finding', (_, reader) => `/findings/${visible[reader].findingId}`],
    ['roles', () => '/roles'],
    ['roles by reach', () => '/roles?sort=can'],
    ['roles, search', number => `/roles?q=app-${number}`],
    [
      'role',
      (_, reader) => `/roles/${encodeURIComponent(visible[reader].roleArn)}`,
    ],
    ['service accounts', () => '/service-accounts'],
    [
      'service accounts, search',
      number => `/service-accounts?q=app-${number % 20}%20${number}`,
    ],
    ['service accounts, broken', () => '/service-accounts?verdict=broken'],
    ['report', () => '/report'],
    ['report of an owner', number => `/report?owner=${teamOf(number)}`],
    ['report of a check', () => '/report?checkId=IRSA-TS-006'],
    ['report, printable', () => '/report?format=html'],
    ['sources', () => '/sources?limit=200'],
    ['waivers', () => '/waivers'],
    ['cluster', () => '/clusters/cluster-0001'],
  ];
}
