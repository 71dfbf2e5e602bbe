import fs from 'node:fs';
import { fromRoot } from '../../lib/paths.mjs';
import {
  ASSOCIATIONS_PER_CLUSTER,
  clusterNames,
  PER_ACCOUNT,
  REGION,
} from './sizes.mjs';

const recorded = JSON.parse(
  fs.readFileSync(
    fromRoot(
      'examples/fleet/accounts/111122223333/account-authorization-details-2.json',
    ),
    'utf8',
  ),
);
/** As AWS sends policies. */
const encoded = document => encodeURIComponent(JSON.stringify(document));
const list = (name, items) =>
  `<${name}>${items
    .map(item => `<member>${item}</member>`)
    .join('')}</${name}>`;
const answer = (operation, body) =>
  `<${operation}Response><${operation}Result>${body}</${operation}Result><ResponseMetadata><RequestId>b1</RequestId></ResponseMetadata></${operation}Response>`;

const ofAccount = (arn, account) =>
  arn.replace(':111122223333:', `:${account}:`);

function roleXml(account, index, details) {
  const role = recorded.RoleDetailList[index % recorded.RoleDetailList.length];
  const name = `${role.RoleName}-${index}`;
  const policies = details
    ? list(
        'RolePolicyList',
        role.RolePolicyList.map(
          ({ PolicyName, PolicyDocument }) =>
            `<PolicyName>${PolicyName}</PolicyName><PolicyDocument>${encoded(
              PolicyDocument,
            )}</PolicyDocument>`,
        ),
      ) +
      list(
        'AttachedManagedPolicies',
        role.AttachedManagedPolicies.map(
          ({ PolicyName, PolicyArn }) =>
            `<PolicyName>${PolicyName}</PolicyName><PolicyArn>${ofAccount(
              PolicyArn,
              account,
            )}</PolicyArn>`,
        ),
      ) +
      list(
        'Tags',
        role.Tags.map(
          ({ Key, Value }) => `<Key>${Key}</Key><Value>${Value}</Value>`,
        ),
      )
    : '<MaxSessionDuration>3600</MaxSessionDuration>';
  return `<Path>/</Path><RoleName>${name}</RoleName><RoleId>AROA${index}</RoleId><Arn>arn:aws:iam::${account}:role/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${encoded(
    role.AssumeRolePolicyDocument,
  )}</AssumeRolePolicyDocument>${policies}`;
}

function policyXml(account, index) {
  const { length } = recorded.Policies;
  const policy = recorded.Policies[index % length];
  const version = policy.PolicyVersionList.find(
    ({ IsDefaultVersion }) => IsDefaultVersion,
  );
  // The first ones are those that roles name; the others are only there.
  const suffix = index < length ? '' : `-${index}`;
  const arn = ofAccount(policy.Arn, account) + suffix;
  return `<PolicyName>${
    policy.PolicyName
  }${suffix}</PolicyName><PolicyId>ANPA${index}</PolicyId><Arn>${arn}</Arn><Path>${
    policy.Path
  }</Path><DefaultVersionId>v1</DefaultVersionId><AttachmentCount>1</AttachmentCount><IsAttachable>true</IsAttachable>${list(
    'PolicyVersionList',
    [
      `<Document>${encoded(
        version.Document,
      )}</Document><VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion>`,
    ],
  )}`;
}

const range = (begin, end, make) =>
  Array.from({ length: Math.max(0, end - begin) }, (_, at) => make(begin + at));

/** One page of roles, and of the policies after the roles. */
function page(form, total) {
  const begin = Number(form.get('Marker') ?? 0);
  const end = Math.min(total, begin + Number(form.get('MaxItems') ?? 100));
  const more =
    end < total
      ? `<IsTruncated>true</IsTruncated><Marker>${end}</Marker>`
      : '<IsTruncated>false</IsTruncated>';
  return { begin, end, more };
}

const issuerOf = name =>
  `oidc.eks.${REGION}.amazonaws.com/id/${name.toUpperCase()}`;

/** What IAM and STS answer, by operation. */
const XML = {
  AssumeRole: (_, form) => {
    const account = form.get('RoleArn').split(':')[4];
    return `<Credentials><AccessKeyId>ASIA${account}</AccessKeyId><SecretAccessKey>made-up</SecretAccessKey><SessionToken>made-up</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
  },
  GetCallerIdentity: account =>
    `<Arn>arn:aws:sts::${account}:assumed-role/reader/bench</Arn><UserId>AROA:bench</UserId><Account>${account}</Account>`,
  GetAccountAuthorizationDetails: (account, form) => {
    const { roles, policies } = PER_ACCOUNT;
    const { begin, end, more } = page(form, roles + policies);
    return `${more}${list(
      'RoleDetailList',
      range(begin, Math.min(end, roles), index =>
        roleXml(account, index, true),
      ),
    )}${list(
      'Policies',
      range(Math.max(begin, roles), end, index =>
        policyXml(account, index - roles),
      ),
    )}<UserDetailList/><GroupDetailList/>`;
  },
  ListRoles: (account, form) => {
    const { begin, end, more } = page(form, PER_ACCOUNT.roles);
    return `${more}${list(
      'Roles',
      range(begin, end, index => roleXml(account, index, false)),
    )}`;
  },
  ListOpenIDConnectProviders: account =>
    list(
      'OpenIDConnectProviderList',
      clusterNames(account).map(
        name =>
          `<Arn>arn:aws:iam::${account}:oidc-provider/${issuerOf(name)}</Arn>`,
      ),
    ),
  GetOpenIDConnectProvider: (_, form) =>
    `<Url>${form
      .get('OpenIDConnectProviderArn')
      .split(':oidc-provider/')
      .pop()}</Url>${list('ClientIDList', ['sts.amazonaws.com'])}${list(
      'ThumbprintList',
      ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
    )}`,
  GetAccountSummary: () =>
    '<SummaryMap><entry><key>AssumeRolePolicySizeQuota</key><value>2048</value></entry></SummaryMap>',
};

/** What EKS answers, by path. */
function eksAnswer(account, parts) {
  const [, name, what, id] = parts;
  const arn = `arn:aws:eks:${REGION}:${account}:cluster/${name}`;
  if (!name) {
    return { clusters: clusterNames(account) };
  }
  if (!what) {
    return {
      cluster: {
        name,
        arn,
        version: '1.34',
        status: 'ACTIVE',
        identity: { oidc: { issuer: `https://${issuerOf(name)}` } },
        accessConfig: { authenticationMode: 'API' },
        tags: {},
      },
    };
  }
  if (what === 'addons') {
    return {
      addon: { addonName: id, clusterName: name, status: 'ACTIVE' },
    };
  }
  const association = index => ({
    clusterName: name,
    namespace: 'payments',
    serviceAccount: `associated-${index}`,
    associationId: `a-${index}`,
    associationArn: `arn:aws:eks:${REGION}:${account}:podidentityassociation/${name}/a-${index}`,
  });
  return id
    ? {
        association: {
          ...association(id.slice(2)),
          roleArn: `arn:aws:iam::${account}:role/associated`,
        },
      }
    : { associations: range(0, ASSOCIATIONS_PER_CLUSTER, association) };
}

/**
 * What AWS answers to a signed call.
 *
 * @returns the operation, for counting, with content type and body
 */
export function awsAnswer({ url, headers, body }) {
  const scope =
    /Credential=(?:ASIA)?([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [, account, service] = scope;
  if (service === 'eks') {
    const parts = url.pathname.split('/').filter(Boolean);
    return {
      operation: `eks ${parts
        .map((part, at) => (at % 2 ? '*' : part))
        .join('/')}`,
      type: 'application/json',
      body: JSON.stringify(eksAnswer(account, parts)),
    };
  }
  const form = new URLSearchParams(body);
  const operation = form.get('Action');
  return {
    operation: `${service} ${operation}`,
    type: 'text/xml',
    body: answer(operation, XML[operation](account, form)),
  };
}
