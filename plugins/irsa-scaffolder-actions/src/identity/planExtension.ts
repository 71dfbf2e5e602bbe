import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { IdentityPlan } from 'backstage-plugin-irsa-common';
import { OwnedRole } from './readOwnedRole';
import { planForInput, PlanningServices } from 'backstage-plugin-irsa-node';
import { requireAllowed } from './requireAllowed';

/** Which service account is to use a role that there is. */
export interface ExtensionInput {
  clusters: string[];
  namespace: string;
  serviceAccount: string;
  mechanism: 'irsa' | 'pod-identity';
  audience?: string;
}

/**
 * Plans what a role is to trust beside what it trusts already, as if the role were made for that alone, with the permissions that it has. So
 * nobody gets through a role of another namespace or cluster what the guard rails of their own would not give them.
 *
 * @throws NotAllowedError where they do not allow it.
 */
export async function planExtension(
  input: ExtensionInput,
  { arn, state, entityRef }: OwnedRole,
  credentials: BackstageCredentials,
  services: PlanningServices,
): Promise<IdentityPlan> {
  const plan = await planForInput(
    {
      ...input,
      account: arn.account,
      managedPolicies: [...(state?.managedPolicies ?? [])],
      statements: [...(state?.inlinePolicies.values() ?? [])].flatMap(
        statementsOf,
      ),
      tags: requiredTags(state?.tags ?? {}, services),
    },
    {
      credentials,
      purpose: 'create',
      entityRef,
      owner: state?.tags.owner,
      // No role is added, so that the cap on roles has nothing to say.
      rolesInNamespace: 0,
    },
    services,
  );
  requireAllowed(plan.guardRails);
  return plan;
}

/** Tags that guard rails require and that the role has; the plan sets the others itself. */
function requiredTags(
  tags: Readonly<Record<string, string>>,
  { guardRails }: PlanningServices,
): Record<string, string> {
  const keys = guardRails.flatMap(rails => rails.requiredTags);
  return Object.fromEntries(
    Object.entries(tags).filter(
      ([key]) =>
        keys.includes(key) &&
        !/^(?:irsa\.backstage\.io\/|owner$|managed-by$)/i.test(key),
    ),
  );
}

/** What the plan cannot make sense of, it refuses, so that a policy that cannot be read passes no guard rail. */
function statementsOf(policy: unknown): Record<string, unknown>[] {
  const statements =
    typeof policy === 'object' && policy !== null && 'Statement' in policy
      ? [policy.Statement].flat()
      : [policy];
  return statements.map(each =>
    typeof each === 'object' && each !== null ? { ...each } : { Effect: each },
  );
}
