/**
 * Every call that the sources make of AWS. The policy to paste is rendered from it, and a test holds it against the calls that really
 * went out.
 */

/** One operation of an AWS API. */
export interface AwsCall {
  readonly service: 'sts' | 'iam' | 'eks' | 'organizations';
  readonly operation: string;
  /** The action of IAM that allows it; absent where AWS asks for none. */
  readonly action?: string;
  /** What of the configuration it is made for; absent when it is always made. */
  readonly optional?: 'node roles' | 'organization';
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
  facts: Pick<AwsCall, 'times' | 'purpose' | 'without' | 'optional'>,
): AwsCall {
  return { service, operation, action: `${service}:${operation}`, ...facts };
}

/** The calls by their operation. */
export const awsCalls = {
  getCallerIdentity: {
    service: 'sts',
    operation: 'GetCallerIdentity',
    times: 'once per set of credentials and region',
    purpose: 'Proves that the credentials belong to the account',
    without: 'nothing can be forbidden: AWS asks for no permission',
  },
  getAccountAuthorizationDetails: call(
    'iam',
    'GetAccountAuthorizationDetails',
    {
      times: 'once per page of up to 1,000 roles and managed policies',
      purpose:
        'Roles with trust policy, boundary, tags, last use and policies, and what the policies allow',
      without: 'policies, boundary, tags and last use of the roles',
    },
  ),
  listRoles: call('iam', 'ListRoles', {
    times:
      'once per page of up to 1,000 roles, where a role trusts service accounts',
    purpose:
      'How long sessions of roles may last; the roles with their trust policy, where GetAccountAuthorizationDetails is forbidden',
    without:
      'how long sessions of roles may last, and every role where GetAccountAuthorizationDetails is forbidden as well',
  }),
  listOpenIdConnectProviders: call('iam', 'ListOpenIDConnectProviders', {
    times: 'once',
    purpose: 'Which OIDC providers there are',
    without: 'every OIDC provider',
  }),
  getOpenIdConnectProvider: call('iam', 'GetOpenIDConnectProvider', {
    times: 'once per OIDC provider',
    purpose: 'Issuer, audiences and thumbprints of an OIDC provider',
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
    purpose: 'Issuer, version, status, tags and Auto Mode of a cluster',
    without: 'issuer, version, status, tags and Auto Mode of the cluster',
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
      times: 'once per association, and again after irsa.eks.associationMaxAge',
      purpose: 'Role, target role, session tags and owner of an association',
      without: 'the associations that it is forbidden for',
    },
  ),
  describeAddon: call('eks', 'DescribeAddon', {
    times: 'once per cluster',
    purpose: 'Whether the add-on eks-pod-identity-agent is there and active',
    without: 'whether the Pod Identity agent runs',
  }),
  listNodegroups: call('eks', 'ListNodegroups', {
    optional: 'node roles',
    times: 'once per cluster and page of up to 100 node groups',
    purpose: 'Which managed node groups a cluster has',
    without: 'the roles of managed node groups',
  }),
  describeNodegroup: call('eks', 'DescribeNodegroup', {
    optional: 'node roles',
    times: 'once per managed node group',
    purpose: 'The role of a managed node group',
    without: 'the roles of the managed node groups that it is forbidden for',
  }),
  listFargateProfiles: call('eks', 'ListFargateProfiles', {
    optional: 'node roles',
    times: 'once per cluster and page of up to 100 Fargate profiles',
    purpose: 'Which Fargate profiles a cluster has',
    without: 'the roles of Fargate profiles',
  }),
  describeFargateProfile: call('eks', 'DescribeFargateProfile', {
    optional: 'node roles',
    times: 'once per Fargate profile',
    purpose: 'The role of a Fargate profile',
    without: 'the roles of the Fargate profiles that it is forbidden for',
  }),
  listAccessEntries: call('eks', 'ListAccessEntries', {
    optional: 'node roles',
    times: 'once per cluster and page of up to 100 access entries',
    purpose: 'Which roles have access to a cluster',
    without: 'the roles of nodes that have an access entry',
  }),
  describeAccessEntry: call('eks', 'DescribeAccessEntry', {
    optional: 'node roles',
    times:
      'once per access entry of a role that is not known as a node role already',
    purpose: 'Whether an access entry is one of nodes',
    without: 'whether the access entries that it is forbidden for are of nodes',
  }),
  listAccounts: call('organizations', 'ListAccounts', {
    optional: 'organization',
    times: 'once per page of up to 20 accounts, for the whole organization',
    purpose: 'Which accounts the organization has',
    without: 'which accounts come and go in the organization',
  }),
} as const satisfies Readonly<Record<string, AwsCall>>;
