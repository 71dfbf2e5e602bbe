/**
 * Every call that the sources make of AWS. The policy to paste is rendered from it, and a test holds it against the calls that really
 * went out.
 */

/** One operation of an AWS API. */
export interface AwsCall {
  readonly service: 'sts' | 'iam' | 'eks';
  readonly operation: string;
  /** The action of IAM that allows it; absent where AWS asks for none. */
  readonly action?: string;
  /** True when it is only made where a better call is forbidden, so that the policy to paste leaves it out. */
  readonly isFallback?: boolean;
  /** How often one read makes it. */
  readonly times: string;
  /** What it is made for. */
  readonly purpose: string;
  /** What is unknown where it is forbidden. */
  readonly without: string;
}

function call(
  service: AwsCall['service'],
  operation: string,
  facts: Pick<AwsCall, 'times' | 'purpose' | 'without' | 'isFallback'>,
): AwsCall {
  return { service, operation, action: `${service}:${operation}`, ...facts };
}

/** The calls by their operation. */
export const awsCalls = {
  getCallerIdentity: {
    service: 'sts',
    operation: 'GetCallerIdentity',
    times: 'once',
    purpose: 'Proves that the credentials belong to the account',
    without: 'nothing can be forbidden: AWS asks for no permission',
  },
  getAccountAuthorizationDetails: call(
    'iam',
    'GetAccountAuthorizationDetails',
    {
      times: 'once per page of up to 1,000 roles',
      purpose:
        'Roles with trust policy, names of their policies, boundary, tags and last use',
      without: 'policies, boundary, tags and last use of the roles',
    },
  ),
  listRoles: call('iam', 'ListRoles', {
    isFallback: true,
    times:
      'once per page of up to 1,000 roles, only where GetAccountAuthorizationDetails is forbidden',
    purpose: 'Roles with their trust policy',
    without: 'every role',
  }),
  listOpenIdConnectProviders: call('iam', 'ListOpenIDConnectProviders', {
    times: 'once',
    purpose: 'Which OIDC providers there are',
    without: 'every OIDC provider',
  }),
  getOpenIdConnectProvider: call('iam', 'GetOpenIDConnectProvider', {
    times: 'once per OIDC provider',
    purpose: 'Issuer and audiences of an OIDC provider',
    without: 'the OIDC providers that it is forbidden for',
  }),
  getAccountSummary: call('iam', 'GetAccountSummary', {
    times: 'once',
    purpose: 'The size limit of trust policies',
    without: 'the size limit of trust policies',
  }),
  listClusters: call('eks', 'ListClusters', {
    times: 'once per page of up to 100 clusters',
    purpose: 'Which clusters there are in a region',
    without: 'every cluster of the region',
  }),
  describeCluster: call('eks', 'DescribeCluster', {
    times: 'once per cluster',
    purpose: 'Issuer, version and Auto Mode of a cluster',
    without: 'issuer, version and Auto Mode of the cluster',
  }),
  listPodIdentityAssociations: call('eks', 'ListPodIdentityAssociations', {
    times: 'once per cluster and page of up to 100 associations',
    purpose: 'Which Pod Identity associations a cluster has',
    without: 'every Pod Identity association of the cluster',
  }),
  describePodIdentityAssociation: call(
    'eks',
    'DescribePodIdentityAssociation',
    {
      times: 'once per association',
      purpose: 'Role, target role and session tags of an association',
      without: 'the associations that it is forbidden for',
    },
  ),
  describeAddon: call('eks', 'DescribeAddon', {
    times: 'once per cluster',
    purpose: 'Whether the add-on eks-pod-identity-agent is there and active',
    without: 'whether the Pod Identity agent runs',
  }),
} as const satisfies Readonly<Record<string, AwsCall>>;
