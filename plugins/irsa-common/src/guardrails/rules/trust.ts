import { trustScope, TrustScope } from '../../trust';
import { passed, refused, Rule, RuleSubject } from '../rule';

const DAY = 24 * 60 * 60 * 1000;
/** Shorter texts, such as "test" or "n/a", explain nothing to whoever reads them later. */
const SHORTEST_REASON = 10;

/** Who the trust policy admits. */
export const trust: Rule = subject => {
  const { role } = subject;
  const scope = trustScope(role.trustPolicy, { roleArn: role.arn });
  return [
    ...subjects(subject, scope),
    ...otherPrincipals(scope),
    ...audience(subject, scope),
  ];
};

function subjects(subject: RuleSubject, scope: TrustScope) {
  if (scope.problems.length > 0 || scope.class === 'unknown') {
    return refused(
      'subjects',
      `Whom the trust policy admits cannot be told: ${
        scope.problems[0]?.message ?? 'it is too intricate.'
      }`,
      'Name the service accounts one by one.',
    );
  }
  switch (scope.class) {
    case 'none':
      return refused(
        'subjects',
        'The trust policy admits no service account.',
        'Name the service account that is to become the role.',
      );
    case 'exact':
      return passed('subjects', 'The trust policy names its service accounts.');
    case 'name-prefix':
    case 'namespace':
      return wildcard(subject);
    default:
      return refused(
        'subjects',
        'The trust policy admits service accounts of namespaces that it does not name.',
        'Name the namespace.',
      );
  }
}

function wildcard({ rails, role }: RuleSubject) {
  if (rails.wildcardSubjects === 'never') {
    return refused(
      'subjects',
      `The trust policy admits a pattern of service accounts, and the guard rails '${rails.name}' never allow that: whoever creates a service account of such a name becomes the role.`,
      'Name one service account.',
    );
  }
  const { reason = '', expiresAt = '' } = role.wildcard ?? {};
  const left = Date.parse(expiresAt) - Date.parse(role.now);
  if (reason.trim().length < SHORTEST_REASON) {
    return refused(
      'subjects',
      'The trust policy admits a pattern of service accounts without a reason.',
      `Give wildcard.reason, of at least ${SHORTEST_REASON} characters.`,
    );
  }
  if (!(left > 0 && left <= rails.wildcardDays * DAY)) {
    return refused(
      'subjects',
      `The trust policy admits a pattern of service accounts until ${
        expiresAt || 'nobody knows when'
      }.`,
      `Give wildcard.expiresAt, a time within the next ${rails.wildcardDays} days.`,
    );
  }
  return endsAt(role.trustPolicy, expiresAt)
    ? passed(
        'subjects',
        `The trust policy admits a pattern of service accounts until ${expiresAt}: ${reason.trim()}`,
      )
    : refused(
        'subjects',
        `The trust policy admits a pattern of service accounts, and does not end on ${expiresAt}.`,
        'Add the condition DateLessThan on aws:CurrentTime to each of its statements.',
      );
}

/** Whether every statement that allows something does so until a time. */
function endsAt(policy: unknown, expiresAt: string): boolean {
  const statements = [field(policy, 'Statement')].flat();
  return statements.every(
    statement =>
      field(
        field(field(statement, 'Condition'), 'DateLessThan'),
        'aws:CurrentTime',
      ) === expiresAt,
  );
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

function otherPrincipals(scope: TrustScope) {
  const others = scope.others.map(
    ({ principal }) => `${principal.type} ${principal.id}`,
  );
  return others.length > 0
    ? refused(
        'other-principals',
        `The trust policy also admits ${others.join(', ')}.`,
        'Leave out what is not a service account.',
      )
    : passed('other-principals', 'Nobody but service accounts is admitted.');
}

function audience({ rails }: RuleSubject, scope: TrustScope) {
  if (scope.providers.length === 0) {
    return [];
  }
  const audiences = scope.providers.flatMap(entry => entry.audiences.include);
  const strange = audiences.find(each => !rails.audiences.includes(each));
  return strange === undefined
    ? passed(
        'audience',
        `The trust policy names the audience ${[...new Set(audiences)].join(
          ', ',
        )}.`,
      )
    : refused(
        'audience',
        strange === '*'
          ? 'The trust policy names no audience, so that tokens for any other service do as well.'
          : `The trust policy names the audience ${strange}, which the guard rails '${rails.name}' do not.`,
        `Name one of the audiences ${rails.audiences.join(', ')}.`,
      );
}
