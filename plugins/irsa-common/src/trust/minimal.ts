import { issuerOfProvider } from './arn';
import { countCharacters, DEFAULT_SIZE_QUOTA } from './size';
import type { TrustOptions } from './types';

/**
 * A service account, wherever it runs.
 *
 * @public
 */
export interface TrustServiceAccount {
  /** Namespace. */
  namespace: string;
  /** Name. */
  name: string;
}

/**
 * What {@link minimalTrust} is asked for.
 *
 * @public
 */
export interface MinimalTrustInput {
  /** The service accounts to admit. */
  subjects: TrustServiceAccount[];
  /** For IRSA: the ARNs of the IAM OIDC providers of the clusters, in the role's account. */
  providers?: (string | { arn: string })[];
  /** For EKS Pod Identity: ARNs of the clusters; names admit clusters of that name in any region. */
  clusters?: (string | { arn: string })[];
  /** For IRSA: the audience of the tokens; `sts.amazonaws.com` when not given. */
  audience?: string;
  /** The way in which pods become the role. */
  mechanism: 'irsa' | 'pod-identity';
}

/**
 * A trust policy that admits exactly what it was made for.
 *
 * @public
 */
export interface MinimalTrust {
  /** The document. */
  policy: { Version: '2012-10-17'; Statement: Record<string, unknown>[] };
  /** The characters that count against the quota. */
  characters: number;
}

/**
 * Thrown by {@link minimalTrust} when the policy is larger than the account's quota.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 *
 * @public
 */
export class TrustPolicyTooLargeError extends Error {
  constructor(
    /** The characters that the policy would have. */
    readonly characters: number,
    /** The account's quota. */
    readonly sizeQuota: number,
    /** How many of the service accounts, from the first, fit for all providers or clusters. */
    readonly fits: number,
    total: number,
  ) {
    super(
      `The trust policy needs ${characters} characters, but the quota is ${sizeQuota}; ${fits} of ${total} service accounts fit. Raise the quota of the account, use a role for each service account, or split the list.`,
    );
    this.name = 'TrustPolicyTooLargeError';
  }
}

/**
 * Thrown by {@link minimalTrust} when its input cannot become a policy.
 *
 * @public
 */
export class TrustInputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TrustInputError';
  }
}

const namespacePattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const namePattern =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The tightest trust policy for given service accounts, in the fewest characters.
 *
 * @param input - who is to be admitted, and how
 * @param options - `sizeQuota` is the account's quota, 2048 when not given
 * @throws {@link TrustInputError} when a name is not valid or something is missing
 * @throws {@link TrustPolicyTooLargeError} when the policy does not fit; it says how many service accounts do
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html and https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 *
 * @public
 */
export function minimalTrust(
  input: MinimalTrustInput,
  options: TrustOptions = {},
): MinimalTrust {
  const subjects = readSubjects(input.subjects);
  const sizeQuota = options.sizeQuota ?? DEFAULT_SIZE_QUOTA;
  const build = (part: TrustServiceAccount[]): MinimalTrust => {
    const policy = {
      Version: '2012-10-17' as const,
      Statement:
        input.mechanism === 'irsa'
          ? irsaStatements(part, input)
          : podIdentityStatements(part, input),
    };
    return { policy, characters: countCharacters(policy) ?? Infinity };
  };
  const whole = build(subjects);
  if (whole.characters <= sizeQuota) {
    return whole;
  }
  let fits = 0;
  let tooMany = subjects.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (build(subjects.slice(0, middle)).characters <= sizeQuota) {
      fits = middle;
    } else {
      tooMany = middle;
    }
  }
  throw new TrustPolicyTooLargeError(
    whole.characters,
    sizeQuota,
    fits,
    subjects.length,
  );
}

function readSubjects(given: TrustServiceAccount[]): TrustServiceAccount[] {
  const subjects = new Map<string, TrustServiceAccount>();
  for (const { namespace, name } of given) {
    if (!namespacePattern.test(namespace) || !namePattern.test(name)) {
      throw new TrustInputError(
        `"${namespace}/${name}" is not the namespace and name of a service account. Use lower case letters, digits and dashes.`,
      );
    }
    subjects.set(`${namespace}/${name}`, { namespace, name });
  }
  if (subjects.size === 0) {
    throw new TrustInputError(
      'No service account is given; name at least one.',
    );
  }
  return [...subjects.values()];
}

function readIds(
  given: (string | { arn: string })[] | undefined,
  what: string,
): string[] {
  const ids = [
    ...new Set(
      (given ?? []).map(item => (typeof item === 'string' ? item : item.arn)),
    ),
  ];
  if (ids.length === 0) {
    throw new TrustInputError(`No ${what} is given; name at least one.`);
  }
  return ids;
}

/** One value stands alone, which saves its brackets. */
function scalarOrList(values: string[]): string | string[] {
  return values.length === 1 ? values[0] : values;
}

/** In a policy of version 2012-10-17 only `${` is special in an exact value. */
function escapeVariables(text: string): string {
  return text.replace(/\$\{/g, '${$}{');
}

function irsaStatements(
  subjects: TrustServiceAccount[],
  { providers, audience = 'sts.amazonaws.com' }: MinimalTrustInput,
): Record<string, unknown>[] {
  if (audience === '') {
    throw new TrustInputError('The audience is empty; name one.');
  }
  return readIds(providers, 'OIDC provider').map(provider => {
    const issuer = issuerOfProvider(provider);
    if (issuer === undefined || /[*?]/.test(provider)) {
      throw new TrustInputError(
        `"${provider}" is not the ARN of an IAM OIDC provider.`,
      );
    }
    return {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${issuer}:sub`]: scalarOrList(
            subjects.map(
              ({ namespace, name }) =>
                `system:serviceaccount:${namespace}:${name}`,
            ),
          ),
          [`${issuer}:aud`]: escapeVariables(audience),
        },
      },
    };
  });
}

const clusterArnPattern =
  /^arn:[a-z0-9-]+:eks:[a-z0-9-]+:\d{12}:cluster\/[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;
const clusterNamePattern = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

function podIdentityStatements(
  subjects: TrustServiceAccount[],
  { clusters }: MinimalTrustInput,
): Record<string, unknown>[] {
  const ids = readIds(clusters, 'cluster');
  const arns = ids.filter(id => clusterArnPattern.test(id));
  const names = ids.filter(id => clusterNamePattern.test(id));
  const strange = ids.find(
    id => !clusterArnPattern.test(id) && !clusterNamePattern.test(id),
  );
  if (strange !== undefined) {
    throw new TrustInputError(
      `"${strange}" is neither the ARN nor the name of an EKS cluster.`,
    );
  }
  const clusterConditions = [
    ...(arns.length > 0
      ? [{ 'aws:RequestTag/eks-cluster-arn': scalarOrList(arns) }]
      : []),
    ...(names.length > 0
      ? [{ 'aws:RequestTag/eks-cluster-name': scalarOrList(names) }]
      : []),
  ];
  return clusterConditions.flatMap(cluster =>
    productsOf(subjects).map(({ namespaces, accounts }) => ({
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          ...cluster,
          'aws:RequestTag/kubernetes-namespace': scalarOrList(namespaces),
          'aws:RequestTag/kubernetes-service-account': scalarOrList(accounts),
        },
      },
    })),
  );
}

interface Product {
  namespaces: string[];
  accounts: string[];
}

/**
 * Covers a list of service accounts by products of namespaces and names, and by nothing else.
 *
 * @remarks
 * Namespaces with the same names share a product, or names with the same namespaces do, whichever takes fewer
 * products; a product costs far more characters than a repeated name.
 */
function productsOf(subjects: TrustServiceAccount[]): Product[] {
  const byNamespace = group(
    subjects.map(({ namespace, name }) => [namespace, name]),
  ).map(([namespaces, accounts]) => ({ namespaces, accounts }));
  const byName = group(
    subjects.map(({ namespace, name }) => [name, namespace]),
  ).map(([accounts, namespaces]) => ({ namespaces, accounts }));
  return byName.length < byNamespace.length ? byName : byNamespace;
}

/** Groups left sides that have the same set of right sides. */
function group(pairs: [string, string][]): [string[], string[]][] {
  const rights = new Map<string, string[]>();
  for (const [left, right] of pairs) {
    rights.set(left, [...(rights.get(left) ?? []), right]);
  }
  const groups = new Map<string, [string[], string[]]>();
  for (const [left, list] of rights) {
    const key = [...list].sort().join(' ');
    const known = groups.get(key);
    if (known) {
      known[0].push(left);
    } else {
      groups.set(key, [[left], list]);
    }
  }
  return [...groups.values()];
}
