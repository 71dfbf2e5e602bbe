import { AwsCall, awsCalls } from '../calls';
import {
  nodeRolesStatement,
  organizationStatement,
  readerPolicy,
} from '../policyDocument';
import { callsOfAccount, callsOfRegion } from './callsPerRead';
import { readerAsCloudFormation } from './readerAsCloudFormation';
import { readerAsTerraform } from './readerAsTerraform';
import { markdownTable } from './markdownTable';

/** The role of the backend in each account, as the examples name it. */
export const READER_ROLE = 'backstage-irsa-reader';

/** JSON in the form in which Prettier leaves it. */
const json = (value: object) =>
  JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"]*")\n\s+\]/g, '[$1]');

/** The page docs/install/iam-policy.md, made of the table of calls. */
export function policyPage(): string {
  return `# The IAM policy that the backend needs

The backend reads each account of \`irsa.accounts\` or of \`irsa.organization\` with the credentials that Backstage has for it under \`aws:\`. What it
needs there is read-only, and this is all of it:

\`\`\`json
${json(readerPolicy())}
\`\`\`

The backend proves with \`sts:GetCallerIdentity\`, for which AWS asks no permission, that the credentials belong to the account, and asks
nothing else where they do not. Where one call is forbidden the rest is still read; \`GET /api/irsa/v1/sources\` then names the permission and
the statement to add, and what depends on the call is unknown.

## The roles of nodes

With \`irsa.eks.nodeRoles: true\` the backend also reads which roles the nodes of each cluster run as, so that such a role is recognised where a
workload has no role of its own. That takes this statement beside the others:

\`\`\`json
${json(nodeRolesStatement())}
\`\`\`

Nodes that only the ConfigMap \`aws-auth\` lets in are not seen. All roles of nodes count as known only for clusters with the authentication mode
\`API\`.

## One account

Attach the policy to the role of the backend itself: its service account's role on EKS, or the profile of its instance.

\`\`\`yaml
irsa:
  accounts:
    - accountId: '111122223333'
      regions: [eu-west-1]
\`\`\`

## Several accounts

Each account has a role with the policy, which trusts the role of the backend. The backend's own role needs no more than \`sts:AssumeRole\` on
them:

\`\`\`json
${json({
  Sid: 'IrsaAssumeReaders',
  Effect: 'Allow',
  Action: ['sts:AssumeRole'],
  Resource: `arn:aws:iam::*:role/${READER_ROLE}`,
})}
\`\`\`

\`\`\`yaml
aws:
  accountDefaults:
    roleName: ${READER_ROLE}
irsa:
  accounts:
    - accountId: '111122223333'
      regions: [eu-west-1, us-east-1]
    - accountId: '444455556666'
      regions: [eu-west-1]
\`\`\`

In another partition of AWS, such as \`aws-cn\`, the ARN above and \`aws.accountDefaults.partition\` name it, and \`aws.accountDefaults.region\` names one
of its regions.

As a CloudFormation template, for a StackSet over the accounts:

\`\`\`yaml
${readerAsCloudFormation(READER_ROLE)}
\`\`\`

With Terraform or OpenTofu, once per account:

\`\`\`hcl
${readerAsTerraform(READER_ROLE)}
\`\`\`

## All accounts of an organization

\`\`\`yaml
aws:
  accountDefaults:
    roleName: ${READER_ROLE}
irsa:
  organization:
    accountId: '777788889999' # the management account, or a delegated administrator
    regions: [eu-west-1] # for each account; one with an entry under irsa.accounts has its own
    exclude: ['012345678901']
\`\`\`

The reader role in that one account needs this statement as well:

\`\`\`json
${json(organizationStatement())}
\`\`\`

Accounts that the organization has suspended or closed are left out. Accounts come and go with the organization; while it cannot be listed, those
that are known stay, and \`GET /api/irsa/v1/sources\` says what is missing. A StackSet with service-managed permissions makes no stack in the
management account: make the role there by hand, or leave that account out with \`exclude\`.

## Every call

${callTable()}

Where \`iam:GetAccountAuthorizationDetails\` is forbidden, the roles come from \`iam:ListRoles\`: who can become a role is known then, and what the
role is allowed is not. No call is made for each role or policy.

## How many calls a read makes

As AWS pages its answers, which is the least that it allows; the credentials are proved once for each set of them and region beside that. An
association is described once, and again after \`irsa.eks.associationMaxAge\`, an hour when absent, so that a read describes about as many as come
due since the last one. A read that somebody asks for with \`POST /refresh\` describes all of them anew.

${countTable()}

A call that AWS throttles or fails is repeated up to five times, with growing and random pauses, and more slowly as long as AWS throttles. Roles of
nodes take three more calls for each cluster, and one for each node group, Fargate profile and access entry of a role that these have not named.
`;
}

function callTable(): string {
  return markdownTable([
    [
      'Permission',
      'What for',
      'How often in one read',
      'When',
      'Unknown without it',
    ],
    ...Object.values<AwsCall>(awsCalls).map(call => [
      call.action
        ? `\`${call.action}\``
        : `none, for \`${call.service}:${call.operation}\``,
      call.purpose,
      call.times,
      when(call),
      call.without,
    ]),
  ]);
}

function when({ optional }: AwsCall): string {
  switch (optional) {
    case 'node roles':
      return '`irsa.eks.nodeRoles`';
    case 'organization':
      return '`irsa.organization`';
    default:
      return 'always';
  }
}

function countTable(): string {
  const accounts = [
    { roles: 50, policies: 30, providers: 2 },
    { roles: 1_000, policies: 600, providers: 5 },
    { roles: 5_000, policies: 2_000, providers: 20 },
  ];
  const regions = [
    { clusters: 1, associationsOfEach: 20 },
    { clusters: 5, associationsOfEach: 100 },
    { clusters: 20, associationsOfEach: 500 },
  ];
  const number = (value: number) => value.toLocaleString('en-US');
  return markdownTable([
    ['Source', 'Holds', 'First read', 'Later reads'],
    ...accounts.map(size => [
      'IAM of an account',
      `${number(size.roles)} roles, ${number(
        size.policies,
      )} managed policies in use, ${size.providers} OIDC providers`,
      number(callsOfAccount(size)),
      number(callsOfAccount(size)),
    ]),
    ...regions.map(size => [
      'EKS in a region',
      `${
        size.clusters === 1 ? '1 cluster' : `${size.clusters} clusters`
      } with ${size.associationsOfEach} associations each`,
      number(callsOfRegion(size, size.clusters * size.associationsOfEach)),
      `${number(callsOfRegion(size, 0))} and those that are due`,
    ]),
  ]);
}
