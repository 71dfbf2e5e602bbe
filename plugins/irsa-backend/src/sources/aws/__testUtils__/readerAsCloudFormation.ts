import { nodeRolesStatement, readerPolicy } from '../policyDocument';

/** The reader role as a CloudFormation template. */
export function readerAsCloudFormation(roleName: string): string {
  return `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  BackstageRoleArn:
    Type: String
    Description: ARN of the role that the Backstage backend runs as
  NodeRoles:
    Type: String
    AllowedValues: ['true', 'false']
    Default: 'false'
    Description: Whether the roles of nodes are read, as irsa.eks.nodeRoles says
Conditions:
  ReadsNodeRoles: !Equals [!Ref NodeRoles, 'true']
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${roleName}
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
${readerPolicy().Statement.map(statementAt(14)).join('\n')}
        - !If
          - ReadsNodeRoles
          - PolicyName: irsa-node-roles
            PolicyDocument:
              Version: '2012-10-17'
              Statement:
${statementAt(16)(nodeRolesStatement())}
          - !Ref AWS::NoValue`;
}

function statementAt(indent: number) {
  const space = ' '.repeat(indent);
  return (statement: ReturnType<typeof nodeRolesStatement>) =>
    [
      `- Sid: ${statement.Sid}`,
      `  Effect: ${statement.Effect}`,
      `  Action:`,
      ...statement.Action.map(action => `    - ${action}`),
      `  Resource: '${statement.Resource}'`,
    ]
      .map(line => `${space}${line}`)
      .join('\n');
}
