import {
  minimalTrust,
  matchTrustScope,
  TrustPolicyDocument,
  TrustScopeCaller,
  TrustServiceAccount,
  trustScope,
} from '../trust';

/**
 * Service accounts that a trust policy is to admit in one way.
 *
 * @public
 */
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

/**
 * A trust policy that admits more than before.
 *
 * @public
 */
export interface ExtendedTrust {
  /** The document: every statement of before as it stands, and new ones after these. */
  readonly policy: TrustPolicyDocument;
  /** Service accounts that it did not admit before. */
  readonly added: readonly TrustServiceAccount[];
  /** Service accounts that it still does not admit, or perhaps not, since another statement denies them or the policy cannot be judged. */
  readonly kept: readonly TrustServiceAccount[];
}

/**
 * Lets a trust policy admit service accounts as well, and nobody else. What it says already stays word by word.
 *
 * @throws TrustInputError when a name, a provider or a cluster is not valid.
 *
 * @public
 */
export function extendTrust(
  policy: TrustPolicyDocument,
  additions: readonly TrustAddition[],
  roleArn?: string,
): ExtendedTrust {
  const options = roleArn === undefined ? {} : { roleArn };
  const before = trustScope(policy, options);
  const statements: unknown[] = [];
  const added: TrustServiceAccount[] = [];
  for (const addition of additions) {
    const missing = addition.subjects.filter(
      subject =>
        matchTrustScope(before, callerOf(addition, subject)).matches !== 'yes',
    );
    if (missing.length > 0) {
      statements.push(...statementsFor(addition, missing));
      added.push(...missing);
    }
  }
  if (statements.length === 0) {
    return { policy, added: [], kept: [] };
  }
  const extended: TrustPolicyDocument = {
    ...policy,
    Statement: [...statementsOf(policy), ...statements],
  };
  const after = trustScope(extended, options);
  return {
    policy: extended,
    added,
    kept: additions.flatMap(addition =>
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
): unknown[] {
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
