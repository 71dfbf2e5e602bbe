import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  AccessPack,
  ClusterAnswer,
  IdentityPlan,
  IdentityPlanRequest,
  TrustPolicyTooLargeError,
} from 'backstage-plugin-irsa-common';
import {
  ConfigClusterFacts,
  planForInput,
  PlanningServices,
  readAccessPacks,
  readGuardRails,
} from 'backstage-plugin-irsa-node';
import { TrustTools } from '../trust/TrustTools';

/** Plans identities as the scaffolder's actions do, by the same guard rails and access packs. */
export class IdentityPlanner {
  readonly #configured: ConfigClusterFacts;
  readonly #trust: TrustTools;
  readonly #services: PlanningServices;

  /** @throws InputError that names the key of `irsa.scaffolder` which cannot be used. */
  static fromConfig(
    config: Config,
    options: { readonly trust: TrustTools; readonly now: () => number },
  ): IdentityPlanner {
    return new IdentityPlanner(
      ConfigClusterFacts.fromConfig(config),
      options.trust,
      {
        guardRails: readGuardRails(config),
        accessPacks: readAccessPacks(config),
        now: () => new Date(options.now()),
      },
    );
  }

  private constructor(
    configured: ConfigClusterFacts,
    trust: TrustTools,
    services: Omit<PlanningServices, 'clusters'>,
  ) {
    this.#configured = configured;
    this.#trust = trust;
    this.#services = {
      ...services,
      clusters: [
        configured,
        { find: async name => (await trust.clusters()).get(name) },
      ],
    };
  }

  get accessPacks(): readonly AccessPack[] {
    return this.#services.accessPacks;
  }

  /** Every cluster that can be planned for: those that were read, and those of the configuration that were not. */
  async clusters(): Promise<readonly ClusterAnswer[]> {
    const read = await this.#trust.clusters();
    const names = new Set([...read.keys(), ...this.#configured.names]);
    return Promise.all(
      [...names].map(async name => ({
        name,
        ...read.get(name),
        ...(await this.#configured.find(name)),
      })),
    );
  }

  /** The plan; or why there is none, since forms are asked about while they are filled in. */
  async plan(
    request: IdentityPlanRequest,
    credentials: BackstageCredentials,
  ): Promise<{ readonly plan: IdentityPlan } | { readonly problem: string }> {
    const { purpose = 'plan', entityRef, owner, template, ...input } = request;
    try {
      const plan = await planForInput(
        input,
        { credentials, purpose, entityRef, owner, template },
        this.#services,
      );
      return { plan };
    } catch (error) {
      if (
        InputError.is(error) ||
        NotFoundError.is(error) ||
        error instanceof TrustPolicyTooLargeError
      ) {
        return { problem: error.message };
      }
      throw error;
    }
  }
}
