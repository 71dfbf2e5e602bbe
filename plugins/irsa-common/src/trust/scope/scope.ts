import { issuerOfProvider, parseArn, parseRoleArn } from '../arn';
import { isObject, readPolicy } from '../document';
import type { PolicyModel } from '../document';
import { isLiteral, matchesGlob } from '../glob';
import { grammarProblemsOf } from '../grammar';
import type { TrustReason, TrustReasonCode } from '../reasons';
import type {
  TrustOptions,
  TrustPodIdentityScope,
  TrustProblem,
  TrustProviderScope,
  TrustScope,
} from '../types';
import { TRUST_SCOPE_MAX_ENTRIES, withinBudget } from './budget';
import { classOfSubjects, widestTrustClass } from './classify';
import { isEksIssuer, isOtherIssuer } from './knownIssuers';
import { clusterGlob, POD_IDENTITY_SERVICE } from './mechanism';
import { otherPrincipals } from './otherPrincipals';
import { renderEntries } from './render';
import type { ScopeEntry } from './render';
import { irsaSet, podIdentitySet } from './scopeSets';
import type { MechanismSet } from './scopeSets';
import { statementPrincipal } from './statementSet';
import type { TermSet } from './termSet';

const irsaSplit = {
  contextAxes: 1,
  contextGlob: (box: TermSet[number]['box']) => box[0],
};
const podIdentitySplit = { contextAxes: 4, contextGlob: clusterGlob };

/** The principal that stands for every provider that a wildcard principal may include. */
export const ANY_PROVIDER = '*';

/** A policy as sets, before they are written down. */
export interface ScopeSets {
  /** By provider; undefined where the set needs too many entries. */
  providers: Map<string, MechanismSet | undefined>;
  /** Present when a statement is about EKS Pod Identity. */
  podIdentity?: MechanismSet | 'too-many';
  problems: TrustProblem[];
}

/**
 * Who can become a role, as exact sets.
 *
 * @param policy - the plain JSON document; anything else has class `unknown`
 * @param options - the role and the providers of its account, when they are known
 * @remarks
 * A set is about Kubernetes tokens with one audience, and about EKS Pod Identity associations that send session tags.
 * A set that would need more than {@link TRUST_SCOPE_MAX_ENTRIES} entries gets class `unknown` and a problem.
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
  const model = readPolicy(policy);
  return renderScope(model, scopeSets(model, options));
}

/**
 * Computes the sets of a policy.
 *
 * @param alsoFor - providers to look at besides those that the policy names
 */
export function scopeSets(
  policy: PolicyModel,
  options: TrustOptions = {},
  alsoFor: Iterable<string> = [],
): ScopeSets {
  const problems: TrustProblem[] = [...grammarProblemsOf(policy)];
  const providers: ScopeSets['providers'] = new Map();
  const named = namedProviders(policy);
  for (const provider of alsoFor) {
    if (!named.has(provider)) {
      named.set(provider, '');
    }
  }
  for (const [provider, path] of named) {
    const set = within(problems, path, () => irsaSet(policy, provider));
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
  addAnyProvider(policy, providers, problems);
  const sets: ScopeSets = { providers, problems };
  const podIdentityPath = podIdentityStatement(policy);
  if (podIdentityPath !== undefined) {
    const set = within(problems, podIdentityPath, () => podIdentitySet(policy));
    const isNamed = policy.statements.some(({ principal }) =>
      principal.values.some(({ value }) => value === POD_IDENTITY_SERVICE),
    );
    if (!set) {
      sets.podIdentity = 'too-many';
    } else if (set.terms.length > 0 || isNamed) {
      sets.podIdentity = set;
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
  return sets;
}

/** Writes sets down as a scope. */
export function renderScope(policy: PolicyModel, sets: ScopeSets): TrustScope {
  const problems = [...sets.problems];
  const providers = [...sets.providers].flatMap(([provider, set]) =>
    renderProvider(provider, set, problems),
  );
  const podIdentity = renderPodIdentity(sets.podIdentity, problems);
  const isEmpty = (provider: string) =>
    providers.every(
      entry => entry.provider !== provider || entry.class === 'none',
    );
  return {
    class: widestTrustClass([
      ...[...providers, ...podIdentity].map(entry => entry.class),
      policy.faults.length > 0 ? 'unknown' : 'none',
    ]),
    problems,
    providers,
    podIdentity,
    others: otherPrincipals(policy, provider => {
      // A custom issuer whose subjects are no service accounts serves something else.
      const issuer = issuerOfProvider(provider);
      return issuer !== undefined && !isEksIssuer(issuer) && isEmpty(provider);
    }),
  };
}

function problem(
  code: TrustReasonCode,
  path: string,
  message: string,
): TrustProblem {
  return { code, path, message };
}

const tooManyReason: TrustReason = {
  code: 'TOO_MANY_ENTRIES',
  message: `The set needs more than ${TRUST_SCOPE_MAX_ENTRIES} entries, so it is not written down.`,
};

/** Runs a computation; undefined and a problem when the set needs too many entries. */
function within<T>(
  problems: TrustProblem[],
  path: string,
  compute: () => T,
): T | undefined {
  const result = withinBudget(compute);
  if (result === undefined) {
    problems.push({ ...tooManyReason, path });
  }
  return result;
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
  policy: PolicyModel,
  providers: ScopeSets['providers'],
  problems: TrustProblem[],
): void {
  const isOpen = policy.statements.some(
    statement =>
      statementPrincipal(statement, { type: 'Federated', id: ANY_PROVIDER }) !==
      'no',
  );
  if (!isOpen && policy.faults.length === 0) {
    return;
  }
  const set = within(problems, '', () => irsaSet(policy, ANY_PROVIDER));
  if (!set || set.terms.length > 0) {
    providers.set(ANY_PROVIDER, set);
  }
}

/** Why a provider cannot be used, whatever the policy says about it. */
function deadProvider(
  provider: string,
  path: string,
  options: TrustOptions,
): TrustProblem | undefined {
  const role =
    options.roleArn === undefined ? undefined : parseRoleArn(options.roleArn);
  const arn = parseArn(provider);
  if (
    role &&
    arn &&
    (role.account !== arn.account || role.partition !== arn.partition)
  ) {
    return problem(
      'DEAD_TRUST_FOREIGN_PROVIDER',
      path,
      `The provider belongs to account ${arn.account}, the role to ${role.account}; STS looks for the provider in the role's account only.`,
    );
  }
  if (
    options.providers &&
    !/[*?]/.test(provider) &&
    !options.providers.some(({ arn: id }) => id === provider)
  ) {
    return problem(
      'PROVIDER_MISSING',
      path,
      `The role's account has no IAM OIDC provider ${provider}.`,
    );
  }
  return undefined;
}

/** Drops callers whose audience the provider does not register. */
function withRegisteredAudiences(
  set: MechanismSet,
  provider: string,
  path: string,
  options: TrustOptions,
  problems: TrustProblem[],
): MechanismSet {
  const registered = options.providers?.find(({ arn }) => arn === provider);
  if (!registered) {
    return set;
  }
  const terms = set.terms.filter(({ box, except }) =>
    registered.clientIds.some(
      clientId =>
        matchesGlob(box[0], clientId) &&
        !except.some(
          exception =>
            exception.conditional.length === 0 &&
            isLiteral(exception.box[0]) &&
            matchesGlob(exception.box[0], clientId) &&
            exception.box
              .slice(1)
              .every(glob => glob.length === 1 && glob[0] < 0),
        ),
    ),
  );
  if (terms.length === 0 && set.terms.length > 0) {
    problems.push(
      problem(
        'AUDIENCE_NOT_REGISTERED',
        path,
        `The policy asks for an audience that is not among the client IDs of the provider (${
          registered.clientIds.join(', ') || 'none'
        }).`,
      ),
    );
  }
  return { ...set, terms };
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

/** Writes the set of EKS Pod Identity down. */
export function renderPodIdentity(
  set: ScopeSets['podIdentity'],
  problems: TrustProblem[],
): TrustPodIdentityScope[] {
  if (set === undefined) {
    return [];
  }
  return entriesOf(
    set === 'too-many' ? undefined : set,
    podIdentitySplit,
    problems,
  ).map(({ contexts, subjects }) => ({
    class: classOfSubjects(subjects),
    clusters: contexts,
    subjects,
  }));
}

/** Writes the set of one provider down. */
export function renderProvider(
  provider: string,
  set: MechanismSet | undefined,
  problems: TrustProblem[],
): TrustProviderScope[] {
  return entriesOf(set, irsaSplit, problems).map(({ contexts, subjects }) => ({
    provider,
    class: classOfSubjects(subjects),
    audiences: contexts,
    subjects,
  }));
}

/** Entries of a set; an empty set is one entry without subjects, so that its principal stays visible. */
function entriesOf(
  set: MechanismSet | undefined,
  split: Parameters<typeof renderEntries>[1],
  problems: TrustProblem[],
): ScopeEntry[] {
  const rendered =
    set &&
    within(problems, '', () =>
      renderEntries(set.terms, split, set.algebra, set.budget),
    );
  if (!rendered) {
    return [
      {
        contexts: { include: ['*'], except: [] },
        subjects: [
          {
            namespace: '*',
            name: '*',
            except: [],
            conditional: [tooManyReason],
          },
        ],
      },
    ];
  }
  return rendered.length > 0
    ? rendered
    : [{ contexts: { include: [], except: [] }, subjects: [] }];
}
