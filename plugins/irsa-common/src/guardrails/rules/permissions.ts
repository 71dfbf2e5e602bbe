import { parsePolicy, PolicyStatement } from '../../permissions/parsePolicy';
import { isAboutEveryResource } from '../../permissions/statements';
import { isCovered, overlapping } from '../patterns';
import { listed, passed, refused, Rule, RuleSubject, toKnow } from '../rule';

/** Only these characters are in ARNs of managed policies; anything else may look like one of them. */
const MANAGED_POLICY =
  /^arn:(aws[a-z0-9-]*):iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/;

/** What the inline policy allows. */
export const permissions: Rule = subject => {
  const { permissionsPolicy } = subject.role;
  if (permissionsPolicy === undefined) {
    return passed('actions', 'The role has no policy of its own.');
  }
  const parsed = parsePolicy(JSON.stringify(permissionsPolicy));
  if ('problem' in parsed) {
    return refused(
      'actions',
      `What the policy allows cannot be told. ${parsed.problem}`,
      'Correct the statement.',
    );
  }
  const allows = parsed.statements.filter(({ effect }) => effect === 'Allow');
  return [
    ...inverted(allows),
    ...actions(subject, allows),
    ...resources(subject, allows),
  ];
};

function inverted(statements: readonly PolicyStatement[]) {
  const found = statements.filter(
    ({ notAction, notResource }) => notAction || notResource,
  );
  return found.length > 0
    ? refused(
        'inverted-statements',
        `${listed(found.map(({ path }) => path))} ${
          found.length === 1 ? 'allows' : 'allow'
        } everything but what is named, and with it whatever AWS adds later.`,
        'Name what is allowed with Action and Resource.',
      )
    : passed(
        'inverted-statements',
        'Every statement names its actions and resources.',
      );
}

function actions({ rails }: RuleSubject, statements: PolicyStatement[]) {
  const patterns = statements
    .filter(({ notAction }) => !notAction)
    .flatMap(each => each.patterns);
  const { allow, deny } = rails.actions;
  const denied = patterns.flatMap(pattern => {
    const by = overlapping(deny, pattern);
    return by === undefined ? [] : [`${pattern} (${by})`];
  });
  if (denied.length > 0) {
    return refused(
      'actions',
      `The policy allows actions that the guard rails '${
        rails.name
      }' deny: ${listed(denied)}.`,
      'Name the actions that the service needs, without a wildcard that covers denied ones.',
    );
  }
  const beyond = allow
    ? patterns.filter(pattern => !isCovered(allow, pattern))
    : [];
  return beyond.length > 0
    ? refused(
        'actions',
        `The policy allows actions that the guard rails '${
          rails.name
        }' do not: ${listed(beyond)}.`,
        `Use actions of ${listed(allow ?? [])}.`,
      )
    : passed('actions', 'Every action is allowed by the guard rails.');
}

function resources({ rails }: RuleSubject, statements: PolicyStatement[]) {
  const found = statements.filter(isAboutEveryResource);
  if (found.length === 0) {
    return passed('resources', 'Every statement names its resources.');
  }
  const message = `${listed(
    found.map(({ path }) => path),
  )} of the policy is about every resource: ${listed(
    found.flatMap(({ actions: named }) => named),
  )}.`;
  const remedy = 'Name the resources.';
  switch (rails.everyResource) {
    case 'not-allowed':
      return refused('resources', message, remedy);
    case 'know-this':
      return toKnow('resources', message, remedy);
    default:
      return passed('resources', message);
  }
}

/** The managed policies. */
export const managedPolicies: Rule = ({ rails, role, arn }) => {
  const { allow, deny } = rails.managedPolicies;
  if (role.managedPolicies.length === 0) {
    return [];
  }
  const problems = role.managedPolicies.flatMap(each => {
    const partition = MANAGED_POLICY.exec(each)?.[1];
    if (partition === undefined) {
      return [`${JSON.stringify(each)} is not the ARN of a managed policy`];
    }
    if (partition !== arn.partition) {
      return [
        `${each} is in the partition ${partition}, the role in ${arn.partition}`,
      ];
    }
    const by = overlapping(deny, each);
    if (by !== undefined) {
      return [`${each} is denied (${by})`];
    }
    return allow && !isCovered(allow, each)
      ? [`${each} is not among those that are allowed`]
      : [];
  });
  return problems.length > 0
    ? refused(
        'managed-policies',
        `The guard rails '${
          rails.name
        }' do not allow the managed policies: ${problems.join('; ')}.`,
        allow
          ? `Use managed policies of ${listed(allow)}.`
          : 'Grant what the service needs with an access pack or statements.',
      )
    : passed(
        'managed-policies',
        'Every managed policy is allowed by the guard rails.',
      );
};
