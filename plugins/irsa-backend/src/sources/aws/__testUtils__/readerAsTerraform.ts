import { nodeRolesStatement, readerPolicy } from '../policyDocument';

/** The reader role in the language of Terraform and OpenTofu. */
export function readerAsTerraform(roleName: string): string {
  return `variable "backstage_role_arn" {
  type        = string
  description = "ARN of the role that the Backstage backend runs as"
}

variable "node_roles" {
  type        = bool
  default     = false
  description = "Whether the roles of nodes are read, as irsa.eks.nodeRoles says"
}

resource "aws_iam_role" "reader" {
  name = "${roleName}"
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
${readerPolicy().Statement.map(statement).join('\n')}
    ]
  })
}

resource "aws_iam_role_policy" "node_roles" {
  count = var.node_roles ? 1 : 0
  name  = "irsa-node-roles"
  role  = aws_iam_role.reader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statement(nodeRolesStatement())}
    ]
  })
}`;
}

function statement({
  Sid,
  Effect,
  Action,
  Resource,
}: ReturnType<typeof nodeRolesStatement>): string {
  return [
    `      {`,
    `        Sid    = "${Sid}"`,
    `        Effect = "${Effect}"`,
    `        Action = [`,
    ...Action.map(action => `          "${action}",`),
    `        ]`,
    `        Resource = "${Resource}"`,
    `      },`,
  ].join('\n');
}
