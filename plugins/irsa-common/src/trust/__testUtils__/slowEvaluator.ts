import type { TrustRequest } from '../types';
import { asList, every, not, some } from './slow/answer';
import type { Answer } from './slow/answer';
import { holds } from './slow/condition';
import { looksLike } from './slow/like';
import { names } from './slow/principal';

/**
 * A second evaluator, slow and plain, written from the documentation alone; tests compare the real one with it.
 *
 * @remarks It shares no code with the engine. It reads documents whose parts have the shapes of the policy grammar, with any
 * operator, element or version, and explains nothing.
 */
export function evaluateSlowly(
  policy: Record<string, unknown>,
  request: TrustRequest,
): 'allow' | 'deny' | 'unknown' {
  if (!isRole(request.roleArn) || isForeign(request)) {
    return 'deny';
  }
  const variables = policy.Version === '2012-10-17';
  const answers = (asList(policy.Statement ?? []) as Statement[]).map(
    statement => ({
      effect: statement.Effect,
      applies: applies(statement, request, variables),
    }),
  );
  const has = (effect: 'Allow' | 'Deny', value: Answer) =>
    answers.some(
      answer =>
        // A statement whose effect is neither may be either.
        (answer.effect === effect ||
          !['Allow', 'Deny'].includes(answer.effect)) &&
        answer.applies === value,
    );
  if (has('Deny', true)) {
    return 'deny';
  }
  if (!isReadable(policy)) {
    return 'unknown';
  }
  if (!has('Allow', true) && !has('Allow', 'unknown')) {
    return 'deny';
  }
  return has('Deny', 'unknown') || !has('Allow', true) ? 'unknown' : 'allow';
}

interface Statement {
  Effect: string;
  Principal?: unknown;
  NotPrincipal?: unknown;
  Action?: string | string[];
  NotAction?: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
}

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Condition',
];

/** Whether an ARN is one of a role; the name and the path have no spaces. */
function isRole(text: string): boolean {
  const [arn, partition, service, region, account, ...resource] =
    text.split(':');
  const name = resource.join(':');
  return (
    arn === 'arn' &&
    partition !== '' &&
    service === 'iam' &&
    region === '' &&
    /^\d{12}$/.test(account) &&
    name.startsWith('role/') &&
    name !== 'role/' &&
    !/\s/.test(name)
  );
}

/** STS looks for an OIDC provider in the account of the role only. */
function isForeign({ principal: caller, roleArn }: TrustRequest): boolean {
  const home = (arn: string) => `${arn.split(':')[1]} ${arn.split(':')[4]}`;
  return (
    caller.id.includes(':oidc-provider/') && home(caller.id) !== home(roleArn)
  );
}

function isReadable(policy: Record<string, unknown>): boolean {
  return (
    [undefined, '2008-10-17', '2012-10-17'].includes(
      policy.Version as string | undefined,
    ) &&
    Object.keys(policy).every(element =>
      ['Version', 'Id', 'Statement'].includes(element),
    )
  );
}

function applies(
  statement: Statement,
  request: TrustRequest,
  variables: boolean,
): Answer {
  const isKnown =
    ['Allow', 'Deny'].includes(statement.Effect) &&
    Object.keys(statement).every(element => elements.includes(element));
  return every([
    isKnown ? true : 'unknown',
    principal(statement, request),
    action(statement, request),
    ...Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) =>
        holds(operator, key, asList(values).map(String), request, variables),
      ),
    ),
  ]);
}

/** NotPrincipal is not supported in role trust policies: whom it names it does not mean, and the rest is open. */
function principal(statement: Statement, request: TrustRequest): Answer {
  if (statement.NotPrincipal === undefined) {
    return names(statement.Principal, request.principal);
  }
  return names(statement.NotPrincipal, request.principal) === true
    ? false
    : 'unknown';
}

function action(statement: Statement, request: TrustRequest): Answer {
  const covers = (patterns: string | string[]) =>
    some(
      asList(patterns).map(pattern =>
        looksLike(String(pattern).toLowerCase(), request.action.toLowerCase()),
      ),
    );
  return statement.Action === undefined
    ? not(covers(statement.NotAction ?? []))
    : covers(statement.Action);
}
