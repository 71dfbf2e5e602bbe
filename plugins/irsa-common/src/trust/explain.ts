import { issuerOfProvider } from './arn';
import { readPolicy } from './readPolicy';
import { isObject } from './json/value';
import type {
  ConditionModel,
  PolicyModel,
  StatementModel,
} from './policyModel';
import { foldCase } from './letterCase';
import { parseClaimKey } from './claimKey';
import { Budget } from './scope/budget';
import { isEksIssuer } from './scope/knownIssuers';
import { POD_IDENTITY_SERVICE } from './scope/mechanism';
import { PolicySets } from './scope/policySets';
import { renderScope } from './scope/renderScope';
import { scopeSets } from './scope/scope';
import { statementAction } from './scope/statementSet';
import type { TrustClass } from './types';

/**
 * One statement of a trust policy in words.
 *
 * @public
 */
export interface TrustSentence {
  /** JSON path of the statement. */
  path: string;
  /** What it says. */
  sentence: string;
  /** How many service accounts it concerns. */
  class: TrustClass;
}

const LISTED = 3;

/** Joins texts the way a sentence does; long lists are cut and counted. */
function list(texts: readonly string[], joint: string): string {
  const shown =
    texts.length > LISTED + 1
      ? [...texts.slice(0, LISTED), `${texts.length - LISTED} more`]
      : [...texts];
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} ${joint} ${last}`;
}

/** Names an issuer the way people know it. */
function describeIssuer(issuer: string): string {
  return isEksIssuer(issuer)
    ? `EKS cluster ${issuer.slice(issuer.lastIndexOf('/') + 1)}`
    : `issuer ${issuer}`;
}

function describePrincipal(type: string, value: string): string {
  if (value === '*') {
    return type === 'Federated'
      ? 'any identity provider'
      : 'anybody with AWS credentials';
  }
  const issuer = type === 'Federated' ? issuerOfProvider(value) : undefined;
  if (issuer !== undefined) {
    return `tokens of ${describeIssuer(issuer)}`;
  }
  if (value === POD_IDENTITY_SERVICE) {
    return 'service accounts with an EKS Pod Identity association';
  }
  if (value === 'ec2.amazonaws.com') {
    return 'EC2 instances';
  }
  if (/^\d{12}$/.test(value) || value.endsWith(':root')) {
    return `everybody whom account ${
      /\d{12}/.exec(value)?.[0] ?? value
    } permits`;
  }
  return value;
}

const subjectTag = 'aws:requesttag/kubernetes-service-account';
const namespaceTag = 'aws:requesttag/kubernetes-namespace';
const clusterKeys = new Set([
  'aws:requesttag/eks-cluster-arn',
  'aws:requesttag/eks-cluster-name',
  'aws:sourcearn',
]);

/** Names a condition key; claims of an issuer are told by their name alone. */
function describeKey({ key, foldedKey }: ConditionModel): string {
  const claim = parseClaimKey(key)?.claim;
  if (claim === 'sub' || claim === 'aud') {
    return claim === 'sub' ? 'the subject' : 'the audience';
  }
  if (foldedKey === subjectTag) {
    return 'the service account';
  }
  if (foldedKey === namespaceTag) {
    return 'the namespace';
  }
  return clusterKeys.has(foldedKey) ? 'the cluster' : key;
}

/** How operators are said; those that are not listed compare for equality. */
const verbs = new Map([
  ['StringNotEquals', 'is not'],
  ['StringEqualsIgnoreCase', 'is, in any letter case,'],
  ['StringNotEqualsIgnoreCase', 'is, in any letter case, none of'],
  ['StringLike', 'matches'],
  ['StringNotLike', 'does not match'],
  ['ArnEquals', 'matches'],
  ['ArnLike', 'matches'],
  ['ArnNotEquals', 'does not match'],
  ['ArnNotLike', 'does not match'],
  ['NumericNotEquals', 'is not'],
  ['NumericLessThan', 'is less than'],
  ['NumericLessThanEquals', 'is at most'],
  ['NumericGreaterThan', 'is greater than'],
  ['NumericGreaterThanEquals', 'is at least'],
  ['DateNotEquals', 'is not'],
  ['DateLessThan', 'is less than'],
  ['DateLessThanEquals', 'is at most'],
  ['DateGreaterThan', 'is greater than'],
  ['DateGreaterThanEquals', 'is at least'],
  ['IpAddress', 'is in'],
  ['NotIpAddress', 'is outside of'],
]);

function describeCondition(condition: ConditionModel): string {
  const use = condition.operator;
  const key = describeKey(condition);
  const values = condition.values.map(({ value }) => value);
  if (!use || condition.faults.length > 0) {
    return `${condition.operatorText} on ${condition.key} holds, which is not understood`;
  }
  if (use.operator === 'Null') {
    const isAbsent = foldCase(values[0] ?? '') === 'true';
    return `${key} is ${isAbsent ? 'missing from' : 'part of'} the request`;
  }
  const { name } = use.operator;
  const joint = name === 'NotIpAddress' ? 'and' : 'or';
  const base = `${verbs.get(name) ?? 'is'} ${list(values, joint)}`;
  const each =
    use.qualifier === 'ForAllValues'
      ? `every value of ${key} ${base} (or there is none)`
      : `${use.qualifier ? `a value of ${key}` : key} ${base}`;
  return use.ifExists && !use.qualifier
    ? `${each}, or the request does not have it`
    : each;
}

/** What a statement is for, told by what it allows. */
function describeAction(statement: StatementModel): string {
  const covers = (action: string) =>
    statementAction(statement, action) === 'yes';
  const assumes =
    covers('sts:AssumeRole') ||
    covers('sts:AssumeRoleWithWebIdentity') ||
    covers('sts:AssumeRoleWithSAML');
  if (assumes) {
    return covers('sts:TagSession')
      ? 'become this role and tag the session'
      : 'become this role';
  }
  return covers('sts:TagSession') && statement.action.values.length === 1
    ? `tag a session of this role${
        statement.effect === 'Deny' ? '' : ', but not become it'
      }`
    : `call ${list(
        statement.action.values.map(({ value }) => value),
        'and',
      )}`;
}

const scopeWords: Record<TrustClass, string> = {
  none: 'No Kubernetes service account is concerned.',
  exact: 'That names each service account.',
  'name-prefix': 'That is a pattern of names in one namespace.',
  namespace: 'That is every service account of a namespace.',
  'name-across-namespaces':
    'Whoever can create a matching namespace or service account is included.',
  namespaces: 'That is every service account of several namespaces.',
  cluster: 'That is every service account of the cluster.',
  unknown: 'How many service accounts that is, is not known.',
};

/** The same where service accounts of it are left out. */
const scopeWordsWithExceptions: Partial<Record<TrustClass, string>> = {
  namespace:
    'That is every service account of a namespace but those that are left out.',
  namespaces:
    'That is every service account of several namespaces but those that are left out.',
  cluster:
    'That is every service account of the cluster but those that are left out.',
};

const podIdentityActions = ['sts:AssumeRole', 'sts:TagSession'];

/** Whether a statement is about EKS Pod Identity by name. */
function namesPodIdentity({ principal }: StatementModel): boolean {
  return principal.values.some(({ value }) => value === POD_IDENTITY_SERVICE);
}

/**
 * A statement with both actions of EKS Pod Identity, where it has one and the policy has the other: each needs the other, so
 * that a statement with one alone would concern nobody.
 */
function withBothActions(
  statement: StatementModel,
  allowed: readonly string[],
): StatementModel {
  const { action, effect } = statement;
  const own = podIdentityActions.filter(
    name => statementAction(statement, name) === 'yes',
  );
  const others = podIdentityActions.filter(
    name =>
      !own.includes(name) && (effect === 'Deny' || allowed.includes(name)),
  );
  return own.length === 0 || others.length === 0 || !namesPodIdentity(statement)
    ? statement
    : {
        ...statement,
        action: {
          ...action,
          negated: false,
          values: [...own, ...others].map(value => ({
            value,
            path: action.path,
          })),
        },
      };
}

/** The actions that a policy allows EKS Pod Identity, by whichever statement. */
function podIdentityAllowed({ statements }: PolicyModel): string[] {
  const allows = statements.filter(
    statement => statement.effect === 'Allow' && namesPodIdentity(statement),
  );
  return podIdentityActions.filter(name =>
    allows.some(statement => statementAction(statement, name) === 'yes'),
  );
}

/** The class of a statement alone, as if it were an Allow, in words as well. */
function widthOf(
  statement: StatementModel,
  policy: PolicyModel,
  allowed: readonly string[],
  budget: Budget,
): { class: TrustClass; words: string } {
  const alone: PolicyModel = {
    ...policy,
    statements: [{ ...withBothActions(statement, allowed), effect: 'Allow' }],
  };
  const scope = renderScope(alone, scopeSets(new PolicySets(alone, budget)));
  const leavesOut = [...scope.providers, ...scope.podIdentity].some(
    ({ subjects }) => subjects.some(({ except }) => except.length > 0),
  );
  const words =
    (leavesOut && scopeWordsWithExceptions[scope.class]) ||
    scopeWords[scope.class];
  return { class: scope.class, words };
}

/** Whether a statement is about Kubernetes at all. */
function concernsServiceAccounts({ principal }: StatementModel): boolean {
  return principal.values.some(
    ({ type, value }) =>
      value === POD_IDENTITY_SERVICE ||
      (type === 'Federated' && issuerOfProvider(value) !== undefined),
  );
}

/**
 * A trust policy as sentences, one per statement.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 *
 * @public
 */
export function explainTrust(policy: unknown): TrustSentence[] {
  if (!isObject(policy)) {
    return [
      {
        path: '',
        sentence: 'There is no trust policy document to explain.',
        class: 'unknown',
      },
    ];
  }
  const model = readPolicy(policy);
  const budget = new Budget();
  const allowed = podIdentityAllowed(model);
  return model.statements.map(statement => {
    const width = widthOf(statement, model, allowed, budget);
    const who = list(
      statement.principal.values.map(({ type, value }) =>
        describePrincipal(type, value),
      ),
      'or',
    );
    const subject = statement.principal.negated
      ? `Everybody except ${who}`
      : capitalize(who);
    const conditions = statement.conditions.map(describeCondition);
    const condition =
      conditions.length > 0
        ? `, provided that ${conditions.join(', and ')}`
        : ', without any condition';
    const verb = { Allow: 'may', Deny: 'may not', unknown: 'may or may not' }[
      statement.effect
    ];
    const faults = [...statement.faults, ...statement.principal.faults];
    const sentences = [
      `${subject} ${verb} ${describeAction(statement)}${condition}.`,
    ];
    if (concernsServiceAccounts(statement)) {
      sentences.push(width.words);
    }
    if (faults.length > 0) {
      sentences.push(`Not understood: ${faults[0].message}`);
    }
    return {
      path: statement.path,
      sentence: sentences.join(' '),
      class: width.class,
    };
  });
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
