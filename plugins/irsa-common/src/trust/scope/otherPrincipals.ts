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
import { isOtherIssuer } from './knownIssuers';
import { POD_IDENTITY_SERVICE } from './mechanism';
import {
  principalReason,
  statementAction,
  statementPrincipal,
} from './statementSet';

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

/** Who else than Kubernetes service accounts can become the role. */
export function otherPrincipals(
  policy: PolicyModel,
  isAlsoOther: (provider: string) => boolean,
): TrustOtherPrincipal[] {
  const found = new Map<string, TrustOtherPrincipal>();
  for (const statement of policy.statements) {
    if (statement.effect === 'Deny') {
      continue;
    }
    const principals = (
      statement.principal.negated
        ? [{ type: 'AWS', id: '*' } as const]
        : statement.principal.values.flatMap(value => principalOf(value) ?? [])
    ).filter(
      principal =>
        !isServiceAccountPrincipal(principal) ||
        (principal.type === 'Federated' && isAlsoOther(principal.id)),
    );
    const conditional =
      principals.length > 0
        ? openConditions(statement, policy.variables)
        : undefined;
    for (const principal of conditional ? principals : []) {
      const actions = stsActions.filter(
        action => statementAction(statement, action) !== 'no',
      );
      const reasons = [
        ...(statement.principal.negated ? [principalReason(statement)] : []),
        ...(conditional ?? []),
      ];
      const allowed = withoutDenied(policy, principal, actions, reasons);
      if (allowed.actions.length > 0) {
        const key = JSON.stringify([
          principal,
          allowed.conditional.map(({ code, message, expected }) => [
            code,
            message,
            expected,
          ]),
        ]);
        const known = found.get(key);
        if (known) {
          known.actions = stsActions.filter(
            action =>
              known.actions.includes(action) ||
              allowed.actions.includes(action),
          );
        } else {
          found.set(key, allowed);
        }
      }
    }
  }
  return [...found.values()];
}

/** Takes out what Deny statements forbid; a Deny under conditions becomes a condition. */
function withoutDenied(
  policy: PolicyModel,
  principal: TrustPrincipal,
  actions: string[],
  conditional: TrustReason[],
): TrustOtherPrincipal {
  let allowed = actions;
  const reasons = [...conditional, ...policy.faults];
  for (const statement of policy.statements) {
    const covered = allowed.filter(
      action => statementAction(statement, action) !== 'no',
    );
    const isAbout = denies(statement, principal);
    if (
      statement.effect === 'Allow' ||
      covered.length === 0 ||
      isAbout === 'no'
    ) {
      continue;
    }
    const open = openConditions(statement, policy.variables);
    if (!open) {
      continue;
    }
    if (isAbout === 'yes' && open.length === 0 && statement.effect === 'Deny') {
      allowed = allowed.filter(
        action => statementAction(statement, action) !== 'yes',
      );
    } else {
      reasons.push({
        code: 'OTHER_CONDITION',
        message: `${statement.path} denies part of the requests.`,
        path: statement.path,
      });
    }
  }
  return { principal, actions: allowed, conditional: reasons };
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
