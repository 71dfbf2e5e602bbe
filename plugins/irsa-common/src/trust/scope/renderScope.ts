import { issuerOfProvider } from '../arn';
import type { PolicyModel } from '../policyModel';
import type {
  TrustPodIdentityScope,
  TrustProblem,
  TrustProviderScope,
  TrustScope,
} from '../types';
import type { Budget } from './budget';
import { classOfSubjects, widestTrustClass } from './classify';
import { isEksIssuer } from './knownIssuers';
import { clusterGlob } from './mechanism';
import { otherPrincipals } from './otherPrincipals';
import { renderEntries } from './render';
import type { ScopeEntry } from './render';
import { tooManyReason, within } from './scopeLimit';
import type { MechanismSet } from './scopeSets';
import type { TermSet } from './termSet';

const irsaSplit = {
  contextAxes: 1,
  contextGlob: (box: TermSet[number]['box']) => box[0],
};
const podIdentitySplit = { contextAxes: 4, contextGlob: clusterGlob };

/** A policy as sets, before they are written down. */
export interface ScopeSets {
  /** By provider; undefined where the set needs too many entries. */
  providers: Map<string, MechanismSet | undefined>;
  /** Present when a statement is about EKS Pod Identity. */
  podIdentity?: MechanismSet | 'too-many';
  problems: TrustProblem[];
  /** What the computation may still spend. */
  budget: Budget;
}

/** Writes sets down as a scope. */
export function renderScope(policy: PolicyModel, sets: ScopeSets): TrustScope {
  const problems = [...sets.problems];
  const providers = [...sets.providers].flatMap(([provider, set]) =>
    renderProvider(provider, set, problems),
  );
  const podIdentity = renderPodIdentity(sets.podIdentity, problems);
  const nonEmpty = new Set(
    providers
      .filter(entry => entry.class !== 'none')
      .map(entry => entry.provider),
  );
  return {
    class: widestTrustClass(
      [...providers, ...podIdentity].map(entry => entry.class),
    ),
    problems,
    providers,
    podIdentity,
    others: otherPrincipals(
      policy,
      provider => {
        // A custom issuer whose subjects are no service accounts serves something else.
        const issuer = issuerOfProvider(provider);
        return (
          issuer !== undefined &&
          !isEksIssuer(issuer) &&
          !nonEmpty.has(provider)
        );
      },
      sets.budget,
    ),
  };
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
