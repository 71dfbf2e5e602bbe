import {
  CLUSTERS,
  DEFAULT_AUDIENCE,
  DOMAIN,
  LAKE_AUDIENCE,
  PRODUCTION,
  SHARED,
  roleArn,
} from './company.mjs';
import { AWS_POLICIES, CUSTOMER_POLICIES } from './policies.mjs';
import { ROLES } from './roles.mjs';
import {
  associationId,
  base64,
  hexadecimal,
  iamId,
  integer,
  moment,
  uuid,
} from './seeded.mjs';
import { ADDONS, ASSOCIATIONS } from './serviceAccounts.mjs';

/** A tool that writes the answers of AWS to files, with its own ways. */
const AWS_CLI = {
  date: instant => instant.replace('Z', '+00:00'),
  document: document => document,
};
/** Programs on an AWS SDK leave documents as the API sends them: percent-encoded after RFC 3986. */
const SDK = {
  date: instant => instant.replace('Z', '.000Z'),
  document: document =>
    encodeURIComponent(JSON.stringify(document)).replace(
      /[!'()*]/g,
      character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
};

/** EKS answers with microseconds. */
export const eksDate = instant =>
  instant.replace(
    'Z',
    `.${String(integer(1, 999, instant)).padStart(3, '0')}000+00:00`,
  );

const tagList = tags =>
  Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));

function policyArn(account, name) {
  return AWS_POLICIES[name]?.arn ?? `arn:aws:iam::${account}:policy/${name}`;
}

function roleDetail(role, tool) {
  const { account, name, path = '/' } = role;
  const arn = roleArn(account, name, path);
  const created = moment(role.created, arn);
  const profile = role.instanceProfile && {
    Path: '/',
    InstanceProfileName: `eks-${hexadecimal(8, arn)}`,
    InstanceProfileId: iamId('AIPA', arn),
    Arn: `arn:aws:iam::${account}:instance-profile/eks-${hexadecimal(8, arn)}`,
    CreateDate: tool.date(created),
    Roles: [
      {
        Path: path,
        RoleName: name,
        RoleId: iamId('AROA', arn),
        Arn: arn,
        CreateDate: tool.date(created),
        AssumeRolePolicyDocument: tool.document(role.trust),
      },
    ],
  };
  return {
    Path: path,
    RoleName: name,
    RoleId: iamId('AROA', arn),
    Arn: arn,
    CreateDate: tool.date(created),
    AssumeRolePolicyDocument: tool.document(role.trust),
    InstanceProfileList: profile ? [profile] : [],
    RolePolicyList: Object.entries(role.inline ?? {}).map(
      ([PolicyName, document]) => ({
        PolicyName,
        PolicyDocument: tool.document(document),
      }),
    ),
    AttachedManagedPolicies: (role.managed ?? []).map(PolicyName => ({
      PolicyName,
      PolicyArn: policyArn(account, PolicyName),
    })),
    ...(role.boundary
      ? {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: policyArn(account, 'workload-boundary'),
          },
        }
      : {}),
    Tags: tagList(role.tags),
    RoleLastUsed: role.lastUsed
      ? {
          LastUsedDate: tool.date(moment(role.lastUsed.date, `${arn} used`)),
          Region: role.lastUsed.region,
        }
      : {},
  };
}

function managedPolicy(account, name, policy, roles, tool) {
  const arn = policyArn(account, name);
  const created = moment(policy.created, arn);
  const updated =
    policy.updated === policy.created ? created : moment(policy.updated, arn);
  return {
    PolicyName: name,
    PolicyId: iamId('ANPA', arn),
    Arn: arn,
    Path: arn.slice(arn.indexOf('policy') + 'policy'.length, -name.length),
    DefaultVersionId: policy.version,
    AttachmentCount: roles.filter(role => role.managed?.includes(name)).length,
    PermissionsBoundaryUsageCount:
      name === 'workload-boundary'
        ? roles.filter(role => role.boundary).length
        : 0,
    IsAttachable: true,
    CreateDate: tool.date(created),
    UpdateDate: tool.date(updated),
    PolicyVersionList: [
      {
        Document: tool.document(policy.document),
        VersionId: policy.version,
        IsDefaultVersion: true,
        CreateDate: tool.date(updated),
      },
    ],
  };
}

/** The roles of an account in the order in which IAM lists them. */
function rolesOf(account) {
  return ROLES.filter(role => role.account === account).sort((one, other) =>
    one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1,
  );
}

function authorizationDetails(account, tool) {
  const roles = rolesOf(account);
  const attached = new Set(roles.flatMap(role => role.managed ?? []));
  const policies = [
    ...Object.entries(CUSTOMER_POLICIES[account]),
    ...Object.entries(AWS_POLICIES).filter(([name]) => attached.has(name)),
  ];
  return {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: roles.map(role => roleDetail(role, tool)),
    Policies: policies.map(([name, policy]) =>
      managedPolicy(account, name, policy, roles, tool),
    ),
  };
}

/** One page of an answer, as `--no-paginate` gives it. */
function pages(details, firstRoles, account) {
  return [
    {
      ...details,
      RoleDetailList: details.RoleDetailList.slice(0, firstRoles),
      Policies: [],
      IsTruncated: true,
      Marker: base64(96, `marker ${account}`),
    },
    {
      ...details,
      RoleDetailList: details.RoleDetailList.slice(firstRoles),
      IsTruncated: false,
    },
  ];
}

/** Roles of the production account on the first page of its answer. */
const FIRST_PAGE = 20;

/** Whether a role of the production account is on the first page of its answer. */
export function isOnFirstPage(name) {
  const place = rolesOf(PRODUCTION).findIndex(role => role.name === name);
  if (place < 0) {
    throw new Error(`Account ${PRODUCTION} has no role ${name}.`);
  }
  return place < FIRST_PAGE;
}

/** The top certificate of the chain that serves EKS's keys; AWS does not use it for EKS. */
const THUMBPRINT = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280';

function provider(url, clientIds, created, tags) {
  return {
    Url: url,
    ClientIDList: clientIds,
    ThumbprintList: [THUMBPRINT],
    CreateDate: AWS_CLI.date(moment(created, url)),
    Tags: tagList(tags),
  };
}

const byTerraform = { ManagedBy: 'terraform', Team: 'team-platform' };

/**
 * The OIDC providers of each account by file name. The shared account knows prod-euw1 under the data team's own audience, and
 * does not know prod-use1.
 */
export const PROVIDERS = {
  [PRODUCTION]: {
    'ci.fernhollow.example': provider(
      `ci.${DOMAIN}`,
      [DEFAULT_AUDIENCE],
      '2025-04-01',
      byTerraform,
    ),
    'prod-euw1': provider(
      CLUSTERS['prod-euw1'].issuer,
      [DEFAULT_AUDIENCE],
      '2025-03-11',
      byTerraform,
    ),
    'prod-use1': provider(
      CLUSTERS['prod-use1'].issuer,
      [DEFAULT_AUDIENCE],
      '2026-06-02',
      { 'alpha.eksctl.io/cluster-name': 'prod-use1' },
    ),
  },
  [SHARED]: {
    'prod-euw1': provider(
      CLUSTERS['prod-euw1'].issuer,
      [LAKE_AUDIENCE],
      '2026-01-20',
      { ManagedBy: 'terraform', Team: 'team-data' },
    ),
    'staging-euw1': provider(
      CLUSTERS['staging-euw1'].issuer,
      [DEFAULT_AUDIENCE],
      '2025-02-04',
      byTerraform,
    ),
  },
};

function accountSummary(account) {
  const roles = ROLES.filter(role => role.account === account);
  const policies = Object.keys(CUSTOMER_POLICIES[account]).length;
  return {
    SummaryMap: {
      GroupPolicySizeQuota: 5120,
      InstanceProfilesQuota: 1000,
      Policies: policies,
      GroupsPerUserQuota: 10,
      InstanceProfiles: roles.filter(role => role.instanceProfile).length,
      AttachedPoliciesPerUserQuota: 10,
      Users: 0,
      PoliciesQuota: 1500,
      Providers: Object.keys(PROVIDERS[account]).length,
      AccountMFAEnabled: 1,
      AccessKeysPerUserQuota: 2,
      AssumeRolePolicySizeQuota: 2048,
      PolicyVersionsInUseQuota: 10000,
      GlobalEndpointTokenVersion: 1,
      VersionsPerPolicyQuota: 5,
      AttachedPoliciesPerGroupQuota: 10,
      PolicySizeQuota: 6144,
      Groups: 0,
      AccountSigningCertificatesPresent: 0,
      UsersQuota: 5000,
      ServerCertificatesQuota: 20,
      MFADevices: 1,
      UserPolicySizeQuota: 2048,
      PolicyVersionsInUse: policies,
      ServerCertificates: 0,
      Roles: roles.length,
      RolesQuota: 1000,
      SigningCertificatesPerUserQuota: 2,
      MFADevicesInUse: 1,
      RolePolicySizeQuota: 10240,
      AttachedPoliciesPerRoleQuota: 10,
      AccountAccessKeysPresent: 0,
      AccountPasswordPresent: 1,
      GroupsQuota: 300,
    },
  };
}

/** The answer of ListRoles, which alone tells how long a session may last. */
function listedRoles(account, tool) {
  return {
    Roles: rolesOf(account).map(role => {
      const { Path, RoleName, RoleId, Arn, CreateDate } = roleDetail(
        role,
        tool,
      );
      return {
        Path,
        RoleName,
        RoleId,
        Arn,
        CreateDate,
        AssumeRolePolicyDocument: tool.document(role.trust),
        MaxSessionDuration: 3600,
      };
    }),
  };
}

/** What was read of each account, by file name. */
export function accountFiles(account) {
  const summary = {
    'account-summary.json': accountSummary(account),
    'roles.json': listedRoles(account, account === SHARED ? SDK : AWS_CLI),
  };
  const providers = Object.fromEntries(
    Object.entries(PROVIDERS[account]).map(([name, value]) => [
      `open-id-connect-providers/${name}.json`,
      value,
    ]),
  );
  if (account === SHARED) {
    return {
      ...summary,
      ...providers,
      'account-authorization-details.json': authorizationDetails(account, SDK),
    };
  }
  const [first, second] = pages(
    authorizationDetails(account, AWS_CLI),
    FIRST_PAGE,
    account,
  );
  return {
    ...summary,
    ...providers,
    'account-authorization-details-1.json': first,
    'account-authorization-details-2.json': second,
  };
}

/** The answer of `aws eks describe-cluster`. */
export function describeCluster(name) {
  const cluster = CLUSTERS[name];
  const resource = (prefix, what) =>
    `${prefix}-0${hexadecimal(16, `${prefix} ${what} ${name}`)}`;
  const endpointId = cluster.issuer.split('/id/')[1];
  return {
    cluster: {
      name,
      arn: cluster.arn,
      createdAt: eksDate(cluster.created),
      version: cluster.version,
      endpoint: `https://${endpointId}.gr7.${cluster.region}.eks.amazonaws.com`,
      roleArn: roleArn(cluster.account, `${name}-cluster`),
      resourcesVpcConfig: {
        subnetIds: ['a', 'b', 'c'].map(zone => resource('subnet', zone)),
        securityGroupIds: [],
        clusterSecurityGroupId: resource('sg', 'cluster'),
        vpcId: resource('vpc', 'cluster'),
        endpointPublicAccess: false,
        endpointPrivateAccess: true,
        publicAccessCidrs: [],
      },
      kubernetesNetworkConfig: {
        serviceIpv4Cidr: '172.20.0.0/16',
        ipFamily: 'ipv4',
        elasticLoadBalancing: { enabled: false },
      },
      logging: {
        clusterLogging: [
          { types: ['api', 'audit', 'authenticator'], enabled: true },
          { types: ['controllerManager', 'scheduler'], enabled: false },
        ],
      },
      identity: { oidc: { issuer: `https://${cluster.issuer}` } },
      status: 'ACTIVE',
      certificateAuthority: {
        data: Buffer.from(
          `The certificate of ${name} is left out of the demo.\n`,
        ).toString('base64'),
      },
      platformVersion: cluster.platform,
      tags: byTerraform,
      health: { issues: [] },
      accessConfig: { authenticationMode: 'API' },
      upgradePolicy: { supportType: 'STANDARD' },
      computeConfig: { enabled: false },
      deletionProtection: cluster.account === PRODUCTION,
    },
  };
}

function associationArn(cluster, id) {
  const { region, account } = CLUSTERS[cluster];
  return `arn:aws:eks:${region}:${account}:podidentityassociation/${cluster}/${id}`;
}

function addonArn(cluster, name) {
  const { region, account } = CLUSTERS[cluster];
  return `arn:aws:eks:${region}:${account}:addon/${cluster}/${name}/${uuid(
    `addon ${cluster} ${name}`,
  )}`;
}

const idOf = (cluster, { namespace, serviceAccount }) =>
  associationId(`${cluster} ${namespace}/${serviceAccount}`);

/** The answers of `aws eks describe-pod-identity-association` for each association of a cluster. */
export function describeAssociations(cluster) {
  return ASSOCIATIONS[cluster].map(association => {
    const { namespace, serviceAccount, role, addon } = association;
    const id = idOf(cluster, association);
    const created = eksDate(
      moment(association.created, `${namespace}/${serviceAccount}`),
    );
    return {
      association: {
        clusterName: cluster,
        namespace,
        serviceAccount,
        roleArn: role,
        associationArn: associationArn(cluster, id),
        associationId: id,
        tags: {},
        createdAt: created,
        modifiedAt: created,
        ...(addon ? { ownerArn: addonArn(cluster, addon) } : {}),
        disableSessionTags: false,
      },
    };
  });
}

/** The answers of `aws eks describe-addon` for each add-on of a cluster. */
export function describeAddons(cluster) {
  return ADDONS[cluster].map(({ name, version, role }) => {
    const created = eksDate(
      moment(CLUSTERS[cluster].created.slice(0, 10), name),
    );
    const owned = ASSOCIATIONS[cluster].filter(({ addon }) => addon === name);
    return {
      addon: {
        addonName: name,
        clusterName: cluster,
        status: 'ACTIVE',
        addonVersion: version,
        health: { issues: [] },
        addonArn: addonArn(cluster, name),
        createdAt: created,
        modifiedAt: eksDate(moment('2026-11-09', `${cluster} ${name}`)),
        ...(role ? { serviceAccountRoleArn: role } : {}),
        tags: {},
        ...(owned.length
          ? {
              podIdentityAssociations: owned.map(association =>
                associationArn(cluster, idOf(cluster, association)),
              ),
            }
          : {}),
      },
    };
  });
}
