import {
  ExtendedTrustPolicy,
  extendTrustPolicy,
} from '../plan/extendTrustPolicy';
import { PlannedPolicy } from '../plan/types';
import {
  minimalTrust,
  matchTrustScope,
  TrustPolicyDocument,
  TrustScopeCaller,
  TrustServiceAccount,
  trustScope,
} from '../trust';

/** Service accounts that a trust policy is to admit in one way. */
export type TrustAddition = {
  /** The service accounts. */
  readonly subjects: readonly TrustServiceAccount[];
} & (
  | {
      readonly mechanism: 'irsa';
      /** ARN of the OIDC provider of their cluster, in the account of the role. */
      readonly provider: string;
      /** Audience of their tokens. */
      readonly audience: string;
    }
  | {
      readonly mechanism: 'pod-identity';
      /** ARN of their EKS cluster. */
      readonly clusterArn: string;
    }
);

/** A trust policy that admits service accounts as well. */
export interface AddedTrust extends ExtendedTrustPolicy {
  readonly policy: TrustPolicyDocument;
  /** Service accounts that it still does not admit, or perhaps not, since another statement denies them or the policy cannot be judged. */
  readonly refused: readonly TrustServiceAccount[];
}

/**
 * Lets a trust policy admit service accounts as well, and nobody else, as `extendTrustPolicy` adds statements.
 *
 * @throws TrustInputError when a name, a provider or a cluster is not valid.
 */
export function addTrust(
  policy: TrustPolicyDocument,
  additions: readonly TrustAddition[],
  options: { readonly roleArn?: string; readonly sizeQuota?: number } = {},
): AddedTrust {
  const { roleArn } = options;
  const before = trustScope(policy, { roleArn });
  const statements = additions.flatMap(addition =>
    statementsFor(
      addition,
      addition.subjects.filter(
        subject =>
          matchTrustScope(before, callerOf(addition, subject)).matches !==
          'yes',
      ),
    ),
  );
  const extended = extendTrustPolicy(
    { ...policy, Statement: statementsOf(policy) },
    { Version: '2012-10-17', Statement: statements },
    options,
  );
  const after = trustScope(extended.policy, { roleArn });
  return {
    ...extended,
    policy: extended.changed ? extended.policy : policy,
    refused: additions.flatMap(addition =>
      addition.subjects.filter(
        subject =>
          matchTrustScope(after, callerOf(addition, subject)).matches !== 'yes',
      ),
    ),
  };
}

/** The statements of a policy; IAM takes one that is no list, too. */
export function statementsOf(policy: TrustPolicyDocument): unknown[] {
  const { Statement: statement } = policy;
  if (statement === undefined) {
    return [];
  }
  return Array.isArray(statement) ? statement : [statement];
}

function callerOf(
  addition: TrustAddition,
  { namespace, name }: TrustServiceAccount,
): TrustScopeCaller {
  return addition.mechanism === 'irsa'
    ? {
        namespace,
        name,
        provider: addition.provider,
        audience: addition.audience,
      }
    : { namespace, name, clusterArn: addition.clusterArn };
}

function statementsFor(
  addition: TrustAddition,
  subjects: readonly TrustServiceAccount[],
): PlannedPolicy['Statement'] {
  if (subjects.length === 0) {
    return [];
  }
  // Whether it fits is asked of the whole policy, not of the part.
  const options = { sizeQuota: Infinity };
  const input =
    addition.mechanism === 'irsa'
      ? {
          mechanism: addition.mechanism,
          subjects: [...subjects],
          providers: [addition.provider],
          audience: addition.audience,
        }
      : {
          mechanism: addition.mechanism,
          subjects: [...subjects],
          clusters: [addition.clusterArn],
        };
  return minimalTrust(input, options).policy.Statement;
}
