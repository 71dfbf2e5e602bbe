/** Actions that together let a role get more than it was given. */
export interface EscalationRule {
  readonly id: string;
  /** In lower case; every one of them is needed. */
  readonly actions: readonly string[];
  readonly sentence: string;
}

function rule(sentence: string, ...actions: string[]): EscalationRule {
  return {
    id: actions.join('+'),
    actions: actions.map(action => action.toLocaleLowerCase('en-US')),
    sentence,
  };
}

const POLICY = 'It can write itself a wider policy.';
const BOUNDARY = 'It can lift the boundary of a role.';
const USER = 'It can get credentials of an IAM user.';

/**
 * Known ways to more rights. Sources: IAM User Guide, "Granting a user permissions to pass a role to an AWS service" and "Permissions
 * boundaries for IAM entities"; the actions of iam, sts, eks and of the services that take a role in the Service Authorization Reference.
 */
export const ESCALATION_RULES: readonly EscalationRule[] = [
  rule(
    'It can put a wider version of a policy in force that it has itself.',
    'iam:CreatePolicyVersion',
  ),
  rule(
    'It can put an older, wider version of a policy in force that it has itself.',
    'iam:SetDefaultPolicyVersion',
  ),
  rule(POLICY, 'iam:AttachRolePolicy'),
  rule(POLICY, 'iam:PutRolePolicy'),
  rule('It can give an IAM user a wider policy.', 'iam:AttachUserPolicy'),
  rule('It can give an IAM user a wider policy.', 'iam:PutUserPolicy'),
  rule('It can give a group a wider policy.', 'iam:AttachGroupPolicy'),
  rule('It can give a group a wider policy.', 'iam:PutGroupPolicy'),
  rule('It can put an IAM user into a wider group.', 'iam:AddUserToGroup'),
  rule(USER, 'iam:CreateAccessKey'),
  rule(USER, 'iam:CreateLoginProfile'),
  rule(USER, 'iam:UpdateLoginProfile'),
  rule(
    'It can make another role trust whomever it likes.',
    'iam:UpdateAssumeRolePolicy',
  ),
  rule(BOUNDARY, 'iam:DeleteRolePermissionsBoundary'),
  rule(BOUNDARY, 'iam:PutRolePermissionsBoundary'),
  rule('It can become every role that trusts its account.', 'sts:AssumeRole'),
  rule(
    'It can start an instance with a wider role.',
    'iam:PassRole',
    'ec2:RunInstances',
  ),
  rule(
    'It can run a function with a wider role.',
    'iam:PassRole',
    'lambda:CreateFunction',
    'lambda:InvokeFunction',
  ),
  rule(
    'It can run a function with a wider role when an event comes.',
    'iam:PassRole',
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  rule(
    'It can change the code of a function that has a wider role.',
    'lambda:UpdateFunctionCode',
  ),
  rule(
    'It can run a task with a wider role.',
    'iam:PassRole',
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ),
  rule(
    'It can create resources with a wider role.',
    'iam:PassRole',
    'cloudformation:CreateStack',
  ),
  rule(
    'It can run a build with a wider role.',
    'iam:PassRole',
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ),
  rule(
    'It can run a job with a wider role.',
    'iam:PassRole',
    'glue:CreateJob',
    'glue:StartJobRun',
  ),
  rule(
    'It can open a notebook with a wider role.',
    'iam:PassRole',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ),
  rule(
    'It can give a service account a wider role.',
    'iam:PassRole',
    'eks:CreatePodIdentityAssociation',
  ),
  rule(
    'It can make itself administrator of a cluster, and of every role that its service accounts have.',
    'eks:CreateAccessEntry',
    'eks:AssociateAccessPolicy',
  ),
  rule(
    'It can run commands on instances, with the roles that these have.',
    'ssm:SendCommand',
  ),
];
