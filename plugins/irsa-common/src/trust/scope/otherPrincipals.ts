import { issuerOfProvider } from '../arn';
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
import { ReasonLists } from './reasonLists';
import {
  actionReason,
  principalReason,
  principalWork,
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

/** What a statement says, whoever its principals are. */
interface StatementFacts {
  statement: StatementModel;
  /** The STS actions that it covers. */
  covered: string[];
  /** The STS actions that it may cover. */
  open: string[];
  /** What has to hold for it to apply: of these principals nothing is known, so every condition is open. */
  conditional: TrustReason[];
  /** What is said of a principal that the statement denies part of the requests; one object, so that it is read once. */
  deniesPart: TrustReason;
}

function factsOf(statement: StatementModel): StatementFacts {
  const actionsThat = (match: TrustMatch) =>
    stsActions.filter(action => statementAction(statement, action) === match);
  return {
    statement,
    covered: actionsThat('yes'),
    open: actionsThat('unknown'),
    conditional: [
      ...statement.faults,
      ...statement.conditions.map(conditionReason),
    ],
    deniesPart: {
      code: 'OTHER_CONDITION',
      message: `${statement.path} denies part of the requests.`,
      path: statement.path,
    },
  };
}

/** Who else than Kubernetes service accounts can become the role. */
export function otherPrincipals(
  policy: PolicyModel,
  isAlsoOther: (provider: string) => boolean,
  budget: Budget,
): TrustOtherPrincipal[] {
  const found = new Map<string, TrustOtherPrincipal>();
  const principalsIn = new Map(
    policy.statements
      .filter(({ effect }) => effect !== 'Deny')
      .map(statement => [statement, principalsOf(statement, isAlsoOther)]),
  );
  // Most policies of a fleet are about service accounts alone.
  if ([...principalsIn.values()].every(({ length }) => length === 0)) {
    return [];
  }
  const identities = new ReasonLists();
  const facts = policy.statements.map(factsOf);
  const denying = facts.filter(({ statement }) => statement.effect !== 'Allow');
  for (const { statement, covered, open, conditional } of facts) {
    const principals = principalsIn.get(statement) ?? [];
    if (principals.length === 0) {
      continue;
    }
    const add = (actions: string[], more: TrustReason[]) => {
      const reasons = [
        ...more,
        ...(statement.principal.negated ? [principalReason(statement)] : []),
        ...conditional,
        ...policy.faults,
      ];
      const identity = identities.of(reasons);
      for (const principal of principals) {
        const denied = deniedActions(principal, actions, denying, budget);
        const allowed = actions.filter(action => !denied.actions.has(action));
        if (allowed.length > 0) {
          const key = JSON.stringify([
            principal,
            identity,
            identities.of(denied.conditional),
          ]);
          const known = found.get(key);
          found.set(key, {
            principal,
            actions: stsActions.filter(
              action =>
                known?.actions.includes(action) || allowed.includes(action),
            ),
            // Principals of one statement share its list, which may be long.
            conditional:
              known?.conditional ??
              (denied.conditional.length > 0
                ? [...reasons, ...denied.conditional]
                : reasons),
          });
        }
      }
    };
    add(covered, []);
    if (open.length > 0) {
      add(open, [actionReason(statement)]);
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
      !isServiceAccountPrincipal(principal) || isAlsoOther(principal.id),
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
    for (const facts of denying) {
      const {
        statement,
        covered,
        open,
        conditional: reasons,
        deniesPart,
      } = facts;
      budget.spend(1 + principalWork(statement, principal));
      const isLeft = (action: string) =>
        actions.includes(action) && !denied.has(action);
      const left = covered.filter(isLeft);
      const leftOpen = open.filter(isLeft);
      const isAbout =
        left.length + leftOpen.length > 0
          ? denies(statement, principal)
          : ('no' as const);
      if (isAbout === 'no') {
        continue;
      }
      const isCertain =
        isAbout === 'yes' &&
        reasons.length === 0 &&
        statement.effect === 'Deny';
      for (const action of isCertain ? left : []) {
        denied.add(action);
      }
      if (!isCertain || leftOpen.length > 0) {
        conditional.push(deniesPart);
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
