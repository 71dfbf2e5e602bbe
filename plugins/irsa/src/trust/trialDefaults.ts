import type { TrustScope, TrustSubject } from 'backstage-plugin-irsa-common';
import { federatedProviders } from './federatedProviders';
import type { PolicyReading } from './policyReading';
import type { TrialCaller } from './trialCaller';

const WILDCARD = /[*?$]/;

/**
 * A caller to begin with: the first service account that the policy names, where it names one.
 *
 * @param typed - what was typed already; the mechanism decides which names are taken
 */
export function trialDefaults(
  { policy, scope }: Pick<PolicyReading, 'policy' | 'scope'>,
  typed: Partial<TrialCaller> = {},
): TrialCaller {
  const providers = federatedProviders(policy);
  const ownMechanism =
    providers.length === 0 && scope.podIdentity.length > 0
      ? 'pod-identity'
      : 'irsa';
  const mechanism = typed.mechanism ?? ownMechanism;
  const { namespace, name } = firstSubject(scope, mechanism);
  const clusterArn = literal(
    scope.podIdentity.flatMap(({ clusters }) => clusters.include),
  );
  return {
    mechanism,
    namespace: literal([namespace]),
    name: literal([name]),
    provider: providers[0] ?? '',
    audience:
      literal(scope.providers.flatMap(({ audiences }) => audiences.include)) ||
      'sts.amazonaws.com',
    clusterArn,
    sessionTags: true,
  };
}

function firstSubject(
  scope: TrustScope,
  mechanism: TrialCaller['mechanism'],
): Pick<TrustSubject, 'namespace' | 'name'> {
  const entries = mechanism === 'irsa' ? scope.providers : scope.podIdentity;
  return (
    entries.flatMap(({ subjects }) => subjects)[0] ?? {
      namespace: '',
      name: '',
    }
  );
}

function literal(globs: readonly string[]): string {
  return globs.find(glob => !WILDCARD.test(glob)) ?? '';
}
