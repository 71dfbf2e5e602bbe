import { AwsCall, awsCalls } from '../calls';
import { readerPolicy } from '../policyDocument';

const ROLE = 'backstage-irsa-reader';

/** The page docs/install/iam-policy.md, made of the table of calls. */
export function policyPage(): string {
  return `# The IAM policy that the backend needs

The backend reads each account of \`irsa.accounts\` with the credentials that Backstage has for it under \`aws:\`. What it needs there is
read-only, and this is all of it:

\`\`\`json
${JSON.stringify(readerPolicy(), null, 2)}
\`\`\`

The backend proves with \`sts:GetCallerIdentity\`, for which AWS asks no permission, that the credentials belong to the account, and asks
nothing else where they do not. Where one call is forbidden the rest is still read; \`GET /api/irsa/v1/sources\` then names the permission and
the statement to add, and what depends on the call is unknown.

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
them.

\`\`\`yaml
aws:
  accountDefaults:
    roleName: ${ROLE}
irsa:
  accounts:
    - accountId: '111122223333'
      regions: [eu-west-1, us-east-1]
    - accountId: '444455556666'
      regions: [eu-west-1]
\`\`\`

As a CloudFormation template, for a StackSet over the accounts:

\`\`\`yaml
${cloudFormation()}
\`\`\`

With Terraform or OpenTofu, once per account:

\`\`\`hcl
${terraform()}
\`\`\`

## Every call

${callTable()}

\`iam:ListRoles\` is only called where \`iam:GetAccountAuthorizationDetails\` is forbidden, so the policy above leaves it out. An organization that
does not grant the latter grants the former: who can become a role is known then, and what the role is allowed is not.

A read of an account with r roles, p OIDC providers, and c clusters with a associations in a region makes, as AWS pages its answers, at
least 3 + ⌈r / 1,000⌉ + p calls, and 1 + ⌈c / 100⌉ + 3 × c + a calls in the region. Calls are repeated up to five times where AWS throttles or fails.
`;
}

function callTable(): string {
  const rows = [
    ['Permission', 'What for', 'How often in one read', 'Unknown without it'],
    ...Object.values<AwsCall>(awsCalls).map(call => [
      call.action
        ? `\`${call.action}\``
        : `none, for \`${call.service}:${call.operation}\``,
      call.purpose,
      call.times,
      call.without,
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  const [head, ...body] = rows;
  return [
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...body.map(line),
  ].join('\n');
}

function cloudFormation(): string {
  const statements = readerPolicy().Statement.map(
    ({ Sid, Effect, Action, Resource }) =>
      [
        `              - Sid: ${Sid}`,
        `                Effect: ${Effect}`,
        `                Action:`,
        ...Action.map(action => `                  - ${action}`),
        `                Resource: '${Resource}'`,
      ].join('\n'),
  );
  return `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  BackstageRoleArn:
    Type: String
    Description: ARN of the role that the Backstage backend runs as
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${ROLE}
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref BackstageRoleArn
            Action: sts:AssumeRole
      Policies:
        - PolicyName: irsa
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statements.join('\n')}`;
}

function terraform(): string {
  const statements = readerPolicy().Statement.map(
    ({ Sid, Effect, Action, Resource }) =>
      [
        `      {`,
        `        Sid    = "${Sid}"`,
        `        Effect = "${Effect}"`,
        `        Action = [`,
        ...Action.map(action => `          "${action}",`),
        `        ]`,
        `        Resource = "${Resource}"`,
        `      },`,
      ].join('\n'),
  );
  return `variable "backstage_role_arn" {
  type        = string
  description = "ARN of the role that the Backstage backend runs as"
}

resource "aws_iam_role" "reader" {
  name = "${ROLE}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = var.backstage_role_arn }
        Action    = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "reader" {
  name = "irsa"
  role = aws_iam_role.reader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statements.join('\n')}
    ]
  })
}`;
}
