import { evaluatePolicy } from './evaluate';
import { lintOf } from './lint/lint';
import type { TrustLintFinding } from './lint/finding';
import type { TrustPolicyDocument } from './parse';
import { policyKeys } from './policyKeys';
import type { PolicyModel } from './policyModel';
import { readPolicy } from './readPolicy';
import { requestsFor } from './requests';
import type { TrustRequester } from './requests';
import { PolicySets } from './scope/policySets';
import { scopeOf } from './scope/scope';
import type {
  TrustEvaluation,
  TrustOptions,
  TrustRequest,
  TrustScope,
} from './types';

/** A request that was decided. */
export interface DecidedRequest {
  readonly request: TrustRequest;
  readonly evaluation: TrustEvaluation;
}

/** A policy that is read once, however much is asked of it one after the other. */
export class PolicyReading {
  readonly model: PolicyModel;
  readonly #document: TrustPolicyDocument;
  #keys?: ReadonlySet<string>;

  constructor(
    document: TrustPolicyDocument,
    model: PolicyModel = readPolicy(document),
  ) {
    this.#document = document;
    this.model = model;
  }

  /** Who can become the role, and what is wrong with the policy: both rest on the same sets. */
  judge(options: TrustOptions): {
    scope: TrustScope;
    lint: readonly TrustLintFinding[];
  } {
    const sets = new PolicySets(this.model);
    const scope = scopeOf(sets, options);
    // Each answer has a budget of its own; what the one before has made costs nothing.
    sets.budget.renew();
    return { scope, lint: lintOf(this.#document, sets, options) };
  }

  /** Decides what a service account asks for, request by request, until one is denied. */
  decide(requester: TrustRequester, roleArn: string): DecidedRequest[] {
    this.#keys ??= policyKeys(this.model);
    const decided: DecidedRequest[] = [];
    for (const request of requestsFor(this.#keys, requester, roleArn)) {
      const evaluation = evaluatePolicy(this.model, request);
      decided.push({ request, evaluation });
      if (evaluation.decision === 'deny') {
        break;
      }
    }
    return decided;
  }
}
