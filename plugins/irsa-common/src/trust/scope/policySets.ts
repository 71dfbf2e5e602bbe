import type { PolicyModel } from '../policyModel';
import { Budget } from './budget';
import { irsaStatements, podIdentityStatements } from './scopeSets';
import type { PodIdentityStatements } from './scopeSets';
import type { StatementSets } from './statementSets';

/** The sets of one policy, each made once and all from one budget, however many providers the policy names. */
export class PolicySets {
  private readonly byProvider = new Map<string, StatementSets>();
  private knownPodIdentity: PodIdentityStatements | undefined;

  constructor(
    readonly policy: PolicyModel,
    readonly budget: Budget = new Budget(),
  ) {}

  /** What the statements say about one OIDC provider. */
  irsa(provider: string): StatementSets {
    const known = this.byProvider.get(provider);
    if (known) {
      return known;
    }
    const sets = irsaStatements(this.policy, provider, this.budget);
    this.byProvider.set(provider, sets);
    return sets;
  }

  /** What the statements say about EKS Pod Identity. */
  podIdentity(): PodIdentityStatements {
    this.knownPodIdentity ??= podIdentityStatements(this.policy, this.budget);
    return this.knownPodIdentity;
  }
}
