import { issuerOfProvider } from '../arn';
import { grammarProblemsOf } from '../grammar';
import { isObject } from '../json/value';
import type { PolicyModel } from '../policyModel';
import { problem } from '../problem';
import { readPolicy } from '../readPolicy';
import type { TrustOptions, TrustProblem, TrustScope } from '../types';
import { isOtherIssuer } from './knownIssuers';
import { POD_IDENTITY_SERVICE } from './mechanism';
import { renderScope } from './renderScope';
import type { ScopeSets } from './renderScope';
import { within } from './scopeLimit';
import { PolicySets } from './policySets';
import { mechanismSet, podIdentitySet } from './scopeSets';
import { statementPrincipal } from './statementSet';
import { deadProvider, withRegisteredAudiences } from './surroundings';

/** The principal that stands for every provider that a wildcard principal may include. */
export const ANY_PROVIDER = '*';

/**
 * Who can become a role, as exact sets.
 *
 * @param policy - the plain JSON document; anything else has class `unknown`
 * @param options - the role and the providers of its account, when they are known
 * @remarks
 * A set is about Kubernetes tokens with one audience, and about EKS Pod Identity associations that send session tags.
 * A set that would need more than `TRUST_SCOPE_MAX_ENTRIES` entries gets class `unknown` and a problem.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export function trustScope(
  policy: unknown,
  options: TrustOptions = {},
): TrustScope {
  if (!isObject(policy)) {
    return {
      class: 'unknown',
      problems: [
        {
          code: 'POLICY_NOT_READ',
          message: 'There is no trust policy document to judge.',
          path: '',
        },
      ],
      providers: [],
      podIdentity: [],
      others: [],
    };
  }
  return scopeOf(new PolicySets(readPolicy(policy)), options);
}

/** {@link trustScope} for a policy that was already read. */
export function scopeOf(sets: PolicySets, options: TrustOptions): TrustScope {
  return renderScope(sets.policy, scopeSets(sets, options));
}

/**
 * Computes the sets of a policy.
 *
 * @param alsoFor - providers to look at besides those that the policy names
 */
export function scopeSets(
  sets: PolicySets,
  options: TrustOptions = {},
  alsoFor: Iterable<string> = [],
): ScopeSets {
  const { policy } = sets;
  const problems: TrustProblem[] = [...grammarProblemsOf(policy)];
  const providers: ScopeSets['providers'] = new Map();
  const named = namedProviders(policy);
  for (const provider of alsoFor) {
    if (!named.has(provider)) {
      named.set(provider, '');
    }
  }
  for (const [provider, path] of named) {
    const set = within(problems, path, () => mechanismSet(sets.irsa(provider)));
    const dead = deadProvider(provider, path, options);
    if (dead) {
      problems.push(dead);
      providers.set(provider, set && { ...set, terms: [] });
    } else {
      providers.set(
        provider,
        set && withRegisteredAudiences(set, provider, path, options, problems),
      );
    }
  }
  addAnyProvider(sets, providers, problems);
  const scope: ScopeSets = { providers, problems, budget: sets.budget };
  const podIdentityPath = podIdentityStatement(policy);
  if (podIdentityPath !== undefined) {
    const set = within(problems, podIdentityPath, () =>
      podIdentitySet(sets.podIdentity()),
    );
    const isNamed = policy.statements.some(({ principal }) =>
      principal.values.some(({ value }) => value === POD_IDENTITY_SERVICE),
    );
    if (!set) {
      scope.podIdentity = 'too-many';
    } else if (set.terms.length > 0 || isNamed) {
      scope.podIdentity = set;
      if (set.widerWithoutTags && isNamed) {
        problems.push(
          problem(
            'SESSION_TAGS_MAY_BE_OFF',
            podIdentityPath,
            'Pod Identity associations that send no session tags (disableSessionTags, or a session policy) are admitted beyond the set shown, because conditions that exclude by tag hold when the tag is missing.',
          ),
        );
      }
    }
  }
  return scope;
}

/** The OIDC providers that statements name and that may serve Kubernetes clusters, with the place of the first mention. */
export function namedProviders(policy: PolicyModel): Map<string, string> {
  const providers = new Map<string, string>();
  for (const { effect, principal } of policy.statements) {
    if (effect === 'Deny' || principal.negated) {
      continue;
    }
    for (const { type, value, path } of principal.values) {
      const issuer = type === 'Federated' ? issuerOfProvider(value) : undefined;
      if (
        issuer !== undefined &&
        !isOtherIssuer(issuer) &&
        !providers.has(value)
      ) {
        providers.set(value, path);
      }
    }
  }
  return providers;
}

/** Adds the callers of any provider whom a wildcard principal may admit. */
function addAnyProvider(
  sets: PolicySets,
  providers: ScopeSets['providers'],
  problems: TrustProblem[],
): void {
  const { policy } = sets;
  const isOpen = policy.statements.some(
    statement =>
      statementPrincipal(statement, { type: 'Federated', id: ANY_PROVIDER }) !==
      'no',
  );
  if (!isOpen && policy.faults.length === 0) {
    return;
  }
  const set = within(problems, '', () => mechanismSet(sets.irsa(ANY_PROVIDER)));
  if (!set || set.terms.length > 0) {
    providers.set(ANY_PROVIDER, set);
  }
}

/** The place of the first statement that is about EKS Pod Identity, or may be. */
function podIdentityStatement(policy: PolicyModel): string | undefined {
  return policy.statements.find(
    statement =>
      statement.effect !== 'Deny' &&
      statementPrincipal(statement, {
        type: 'Service',
        id: POD_IDENTITY_SERVICE,
      }) !== 'no',
  )?.path;
}
