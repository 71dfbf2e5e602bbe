import { issuerOfProvider } from '../arn';
import { withinBudget } from '../scope/budget';
import { isOtherIssuer } from '../scope/knownIssuers';
import { POD_IDENTITY_SERVICE } from '../scope/mechanism';
import type { PolicySets } from '../scope/policySets';
import { tooManyReason } from '../scope/scopeLimit';
import type {
  ConditionModel,
  PolicyModel,
  PrincipalText,
  StatementModel,
} from '../policyModel';
import { foldCase } from '../letterCase';
import type { TrustOptions } from '../types';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';

/** What a rule looks at. */
export interface LintSubject {
  document: Record<string, unknown>;
  policy: PolicyModel;
  options: TrustOptions;
  /** The exact sets, shared by all rules so that none is made twice and all of them stay within one budget. */
  sets: PolicySets;
}

/** A rule: a pure function from a policy to findings. */
export type Lint = (subject: LintSubject) => TrustLintFinding[];

/** A provider that a statement names. */
export interface NamedProvider extends PrincipalText {
  issuer: string;
}

/** The OIDC providers that a statement is about; NotPrincipal names those that it is not about. */
export function providersOf({ principal }: StatementModel): NamedProvider[] {
  return (principal.negated ? [] : principal.values).flatMap(value => {
    const issuer =
      value.type === 'Federated' ? issuerOfProvider(value.value) : undefined;
    return issuer === undefined ? [] : [{ ...value, issuer }];
  });
}

/** The OIDC providers that a statement names and that may serve Kubernetes clusters. */
export function kubernetesProvidersOf(
  statement: StatementModel,
): NamedProvider[] {
  return providersOf(statement).filter(({ issuer }) => !isOtherIssuer(issuer));
}

/** Judges a statement by its sets; where they take too much work, that is the finding. */
export function judge(
  { path }: Pick<StatementModel, 'path'>,
  byItsSets: () => TrustLintFinding[],
): TrustLintFinding[] {
  return (
    withinBudget(byItsSets) ?? [
      finding(
        'WIDTH_UNKNOWN',
        path,
        `Who is admitted is not judged. ${tooManyReason.message} Write fewer patterns, or split the policy over several roles.`,
      ),
    ]
  );
}

/** Whether a statement is about EKS Pod Identity by name. */
export function namesPodIdentity({ principal }: StatementModel): boolean {
  return (
    !principal.negated &&
    principal.values.some(
      ({ type, value }) => type === 'Service' && value === POD_IDENTITY_SERVICE,
    )
  );
}

/** The conditions of a statement on a claim of an issuer. */
export function claimConditions(
  statement: StatementModel,
  issuer: string,
  claim: string,
): ConditionModel[] {
  const key = `${foldCase(issuer)}:${claim}`;
  return statement.conditions.filter(({ foldedKey }) => foldedKey === key);
}

/** Whether a condition holds when none of its values match. */
export function isNegated({ operator }: ConditionModel): boolean {
  return (
    operator !== undefined &&
    operator.operator !== 'Null' &&
    operator.operator.negated
  );
}

/** The comparison of a condition without qualifier and IfExists. */
export function comparisonOf({ operator }: ConditionModel): string {
  if (!operator) {
    return '';
  }
  return operator.operator === 'Null' ? 'Null' : operator.operator.name;
}
