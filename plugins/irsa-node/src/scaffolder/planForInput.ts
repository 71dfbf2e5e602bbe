import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AccessPack,
  GuardRails,
  IdentityPlan,
  IdentityPlanRequest,
  planIdentity,
} from 'backstage-plugin-irsa-common';
import { ClusterFacts } from '../clusters/ClusterFacts';
import { findCluster } from '../clusters/findCluster';

/**
 * What planning rests on.
 *
 * @public
 */
export interface PlanningServices {
  /** As configured, the first that applies counts; none for the default ones. */
  readonly guardRails: readonly GuardRails[];
  /** The access packs that there are. */
  readonly accessPacks: readonly AccessPack[];
  /** The first one's word counts more. */
  readonly clusters: readonly ClusterFacts[];
  /** The time now. */
  readonly now: () => Date;
}

/**
 * Who asks for an identity, and what for.
 *
 * @public
 */
export interface PlanningContext {
  /** Of whoever asks. */
  readonly credentials: BackstageCredentials;
  /** Whether something is about to be changed in AWS or a cluster, or only files are written. */
  readonly purpose: 'plan' | 'create';
  /** The catalog entity that the role is for. */
  readonly entityRef?: string;
  /** Its owner. */
  readonly owner?: string;
  /** Reference of the template's entity. */
  readonly template?: string;
  /** How many roles the namespace has already without this one; absent when they were not counted. */
  readonly rolesInNamespace?: number;
}

/**
 * What is asked for, apart from who asks.
 *
 * @public
 */
export type PlanningInput = Omit<
  IdentityPlanRequest,
  'purpose' | 'entityRef' | 'owner' | 'template'
>;

/**
 * Plans the identity that somebody asks for, the same for the step of a template and for the preview in its form.
 *
 * @throws InputError that names everything in the input that cannot be used, NotFoundError for a cluster that no source knows,
 * TrustPolicyTooLargeError when the trust policy does not fit.
 *
 * @public
 */
export async function planForInput(
  input: PlanningInput,
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
