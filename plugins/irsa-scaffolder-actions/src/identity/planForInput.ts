import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AccessPack,
  GuardRailMessage,
  GuardRails,
  IdentityPlan,
  planIdentity,
} from 'backstage-plugin-irsa-common';
import { ClusterFacts } from '../clusters/ClusterFacts';
import { findCluster } from '../clusters/findCluster';
import { IdentityInput } from './identityInput';

/** What planning rests on. */
export interface PlanningServices {
  readonly guardRails: readonly GuardRails[];
  readonly accessPacks: readonly AccessPack[];
  /** The first one's word counts more. */
  readonly clusters: readonly ClusterFacts[];
  readonly now: () => Date;
}

/** Who asks, and what for. */
export interface PlanningContext {
  readonly credentials: BackstageCredentials;
  readonly purpose: 'plan' | 'create';
  readonly entityRef?: string;
  readonly owner?: string;
  /** Reference of the template's entity. */
  readonly template?: string;
  readonly rolesInNamespace?: number;
}

/** Plans the identity that a template's step asks for. */
export async function planForInput(
  input: IdentityInput,
  context: PlanningContext,
  services: PlanningServices,
): Promise<IdentityPlan> {
  const { credentials, purpose, rolesInNamespace, ...provenance } = context;
  const clusters = [];
  for (const name of input.clusters) {
    clusters.push(await findCluster(services.clusters, name, credentials));
  }
  return planIdentity(
    { ...input, ...provenance, clusters, mechanism: input.mechanism ?? 'irsa' },
    {
      guardRails: services.guardRails,
      accessPacks: services.accessPacks,
      now: services.now().toISOString(),
      purpose,
      rolesInNamespace,
    },
  );
}

/**
 * Ends a step that guard rails forbid.
 *
 * @throws NotAllowedError that names each rule and what to do about it.
 */
export function requireAllowed(messages: readonly GuardRailMessage[]): void {
  const refusals = messages.filter(({ outcome }) => outcome === 'not-allowed');
  if (refusals.length > 0) {
    throw new NotAllowedError(
      `The guard rails do not allow this identity. ${refusals
        .map(
          ({ rule, message, remedy }) =>
            `[${rule}] ${message}${remedy ? ` ${remedy}` : ''}`,
        )
        .join(' ')}`,
    );
  }
}
