import { matchesGlob, parseGlob } from '../glob';
import type { TrustReason } from '../reasons';
import type {
  TrustGlobs,
  TrustMatch,
  TrustScope,
  TrustSubject,
  TrustSubjectException,
} from '../types';

/**
 * A service account and the way in which it asks for a role.
 *
 * @public
 */
export type TrustScopeCaller = {
  /** Namespace of the service account. */
  namespace: string;
  /** Name of the service account. */
  name: string;
} & (
  | {
      /** ARN of the IAM OIDC provider of its cluster. */
      provider: string;
      /** Audience of its token. */
      audience: string;
    }
  | {
      /** ARN of its EKS cluster, for EKS Pod Identity. */
      clusterArn: string;
    }
);

const special = /[*?$]/;

/**
 * Whether a text matches an IAM glob as a scope holds it.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @public
 */
export function matchesTrustGlob(glob: string, text: string): boolean {
  // Most patterns of a fleet are plain names or a single star, which need no parsing.
  if (glob === '*' || !special.test(glob)) {
    return glob === '*' || glob === text;
  }
  return matchesGlob(parseGlob(glob), text);
}

/**
 * Whether a text is in a set of texts of a scope.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @public
 */
export function matchesTrustGlobs(globs: TrustGlobs, text: string): boolean {
  return (
    globs.include.some(glob => matchesTrustGlob(glob, text)) &&
    !globs.except.some(glob => matchesTrustGlob(glob, text))
  );
}

/**
 * Whether a service account is in a scope, and what has to hold when that is not known.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export function matchTrustScope(
  scope: TrustScope,
  caller: TrustScopeCaller,
): { matches: TrustMatch; conditional: TrustReason[] } {
  // An entry for a wildcard is about the providers that have no entry of their own.
  const isNamed =
    'provider' in caller &&
    scope.providers.some(({ provider }) => provider === caller.provider);
  const subjects =
    'provider' in caller
      ? scope.providers
          .filter(
            ({ provider, audiences }) =>
              (isNamed
                ? provider === caller.provider
                : matchesTrustGlob(provider, caller.provider)) &&
              matchesTrustGlobs(audiences, caller.audience),
          )
          .flatMap(entry => entry.subjects)
      : scope.podIdentity
          .filter(({ clusters }) =>
            matchesTrustGlobs(clusters, caller.clusterArn),
          )
          .flatMap(entry => entry.subjects);
  const conditional: TrustReason[] = [];
  let isOpen = scope.problems.some(({ code }) => code === 'POLICY_NOT_READ');
  for (const subject of subjects) {
    const { matches, reasons } = matchSubject(subject, caller);
    if (matches === 'yes') {
      return { matches, conditional: [] };
    }
    if (matches === 'unknown') {
      isOpen = true;
      conditional.push(...reasons);
    }
  }
  return { matches: isOpen ? 'unknown' : 'no', conditional };
}

/** Whether a service account is in a subject, exceptions considered. */
export function matchSubject(
  subject: TrustSubject,
  caller: Pick<TrustScopeCaller, 'namespace' | 'name'>,
): { matches: TrustMatch; reasons: TrustReason[] } {
  const covers = ({ namespace, name }: TrustSubject | TrustSubjectException) =>
    matchesTrustGlob(namespace, caller.namespace) &&
    matchesTrustGlob(name, caller.name);
  if (!covers(subject)) {
    return { matches: 'no', reasons: [] };
  }
  const exceptions = subject.except.filter(covers);
  if (exceptions.some(({ conditional }) => conditional.length === 0)) {
    return { matches: 'no', reasons: [] };
  }
  const reasons = [
    ...subject.conditional,
    ...exceptions.flatMap(({ conditional }) => conditional),
  ];
  return { matches: reasons.length > 0 ? 'unknown' : 'yes', reasons };
}
