import { issuerOfProvider } from '../arn';
import { evaluateCondition } from '../condition';
import type {
  ConditionModel,
  PolicyModel,
  PrincipalText,
  StatementModel,
} from '../policyModel';
import type { TrustReason } from '../reasons';
import type {
  TrustMatch,
  TrustOtherPrincipal,
  TrustPrincipal,
  TrustPrincipalType,
} from '../types';
import { withinBudget } from './budget';
import type { Budget } from './budget';
import { isOtherIssuer } from './knownIssuers';
import { POD_IDENTITY_SERVICE } from './mechanism';
import {
  principalReason,
  statementAction,
  statementPrincipal,
} from './statementSet';
import { identityOf } from './termSet';

/** The STS actions that can stand in a trust policy. */
const stsActions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
];

const isKnownType = (type: string): type is TrustPrincipalType =>
  type === 'AWS' || type === 'Federated' || type === 'Service';

/** The principal of a statement's value; the literal star is everybody with AWS credentials. */
function principalOf({
  type,
  value,
}: PrincipalText): TrustPrincipal | undefined {
  if (type === '*') {
    return { type: 'AWS', id: '*' };
  }
  return isKnownType(type) ? { type, id: value } : undefined;
}

/** Whether a principal stands for Kubernetes service accounts, which are not listed here. */
function isServiceAccountPrincipal({ type, id }: TrustPrincipal): boolean {
  if (type === 'Service') {
    return id === POD_IDENTITY_SERVICE;
  }
  const issuer = type === 'Federated' ? issuerOfProvider(id) : undefined;
  return issuer !== undefined && !isOtherIssuer(issuer);
}

function conditionReason(condition: ConditionModel): TrustReason {
  return {
    code: condition.operator ? 'UNKNOWN_KEY' : 'UNKNOWN_OPERATOR',
    message: `${condition.operatorText} on ${condition.key} has to hold.`,
    path: condition.path,
    expected: condition.values.map(({ value }) => value),
  };
}

/** Conditions of a statement that depend on the request; undefined when one never holds. */
function openConditions(
  statement: StatementModel,
  variables: boolean,
): TrustReason[] | undefined {
  const reasons: TrustReason[] = [...statement.faults];
  for (const condition of statement.conditions) {
    const result = evaluateCondition(
      condition,
      () => ({ state: 'unknown' }),
      variables,
    );
    if (result.matches === 'no') {
      return undefined;
    }
    if (result.matches === 'unknown') {
      reasons.push(conditionReason(condition));
    }
  }
  return reasons;
}

/** What a statement says, whoever its principals are. */
interface StatementFacts {
  statement: StatementModel;
  /** The STS actions that it covers, or may cover. */
  actions: string[];
  /** What has to hold for it to apply; undefined when it never does. */
  conditional: TrustReason[] | undefined;
}

function factsOf(
  statement: StatementModel,
  { variables }: PolicyModel,
): StatementFacts {
  return {
    statement,
    actions: stsActions.filter(
      action => statementAction(statement, action) !== 'no',
    ),
    conditional: openConditions(statement, variables),
  };
}

/** Who else than Kubernetes service accounts can become the role. */
export function otherPrincipals(
  policy: PolicyModel,
  isAlsoOther: (provider: string) => boolean,
  budget: Budget,
): TrustOtherPrincipal[] {
  const found = new Map<string, TrustOtherPrincipal>();
  const facts = policy.statements.map(statement => factsOf(statement, policy));
  const denying = facts.filter(
    ({ statement, actions, conditional }) =>
      statement.effect !== 'Allow' && actions.length > 0 && conditional,
  );
  for (const { statement, actions, conditional } of facts) {
    if (statement.effect === 'Deny' || !conditional) {
      continue;
    }
    const reasons = [
      ...(statement.principal.negated ? [principalReason(statement)] : []),
      ...conditional,
      ...policy.faults,
    ];
    const identity = reasons.map(identityOf).join();
    for (const principal of principalsOf(statement, isAlsoOther)) {
      const denied = deniedActions(principal, actions, denying, budget);
      const allowed = actions.filter(action => !denied.actions.has(action));
      if (allowed.length > 0) {
        const key = JSON.stringify([
          principal,
          identity,
          denied.conditional.map(identityOf),
        ]);
        const known = found.get(key);
        found.set(key, {
          principal,
          actions: stsActions.filter(
            action =>
              known?.actions.includes(action) || allowed.includes(action),
          ),
          conditional:
            denied.conditional.length > 0
              ? [...reasons, ...denied.conditional]
              : reasons,
        });
      }
    }
  }
  return [...found.values()];
}

/** The principals of a statement that are no Kubernetes service accounts. */
function principalsOf(
  { principal: { negated, values } }: StatementModel,
  isAlsoOther: (provider: string) => boolean,
): TrustPrincipal[] {
  const principals: TrustPrincipal[] = negated
    ? [{ type: 'AWS', id: '*' }]
    : values.flatMap(value => principalOf(value) ?? []);
  return principals.filter(
    principal =>
      !isServiceAccountPrincipal(principal) ||
      (principal.type === 'Federated' && isAlsoOther(principal.id)),
  );
}

/** What Deny statements forbid a principal; a Deny under conditions becomes a condition. */
function deniedActions(
  principal: TrustPrincipal,
  actions: string[],
  denying: StatementFacts[],
  budget: Budget,
): { actions: Set<string>; conditional: TrustReason[] } {
  const denied = new Set<string>();
  const conditional: TrustReason[] = [];
  const compare = () => {
    for (const { statement, actions: covered, conditional: open } of denying) {
      budget.spend(1 + statement.principal.values.length);
      const left = covered.filter(
        action => actions.includes(action) && !denied.has(action),
      );
      const isAbout =
        left.length > 0 ? denies(statement, principal) : ('no' as const);
      if (isAbout === 'no') {
        continue;
      }
      const isCertain =
        isAbout === 'yes' && open?.length === 0 && statement.effect === 'Deny';
      for (const action of isCertain ? left : []) {
        if (statementAction(statement, action) === 'yes') {
          denied.add(action);
        }
      }
      if (!isCertain) {
        conditional.push({
          code: 'OTHER_CONDITION',
          message: `${statement.path} denies part of the requests.`,
          path: statement.path,
        });
      }
    }
    return true;
  };
  return withinBudget(compare)
    ? { actions: denied, conditional }
    : {
        actions: denied,
        conditional: [
          {
            code: 'TOO_MANY_ENTRIES',
            message:
              'The policy has too many principals to compare each with its Deny statements.',
          },
        ],
      };
}

/** Whether a Deny statement is about a principal; part of a wider principal counts as open. */
function denies(
  statement: StatementModel,
  principal: TrustPrincipal,
): TrustMatch {
  const match = statementPrincipal(statement, principal);
  if (match !== 'no' || principal.type !== 'AWS') {
    return match;
  }
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(
    principal.id,
  )?.[1];
  const isPart = statement.principal.values.some(
    ({ type, value }) =>
      type === 'AWS' &&
      (principal.id === '*' ||
        (account !== undefined && value.includes(account))),
  );
  return isPart ? 'unknown' : 'no';
}
