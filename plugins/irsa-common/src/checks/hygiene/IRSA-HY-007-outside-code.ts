import { CheckHit, defineCheck, parameter } from '../framework/check';

/** A role that no tool seems to manage. */
export const roleOutsideCode = defineCheck({
  id: 'IRSA-HY-007',
  title: 'Role shows no sign of being managed as code',
  severity: 'info',
  over: 'role',
  what: 'No tag of the role says that CloudFormation, Terraform, eksctl or another tool made it.',
  why: 'A role that was made by hand is changed by hand, and nobody reviews it. The tags are a hint only.',
  howWeKnow:
    'Keys of `Tags` of the role against the patterns in the parameter.',
  fix: 'Take the role into your code, and have the tool tag what it makes.',
  verify: 'The role carries the tag of the tool.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'tags',
      has: ({ role }) => role.tags !== undefined,
    },
  ],
  parameters: {
    signs: parameter(
      [
        'aws:cloudformation:',
        'alpha.eksctl.io/',
        'managedby',
        'managed-by',
        'managed_by',
        'terraform',
        'pulumi',
        'crossplane',
        'services.k8s.aws/',
        'aws-cdk:',
        'backstage.io/',
      ],
      'What the key of a tag begins with, in lower case, where a tool made the role.',
    ),
  },
  *run({ role, arn }, _, { signs }): Iterable<CheckHit> {
    const keys = Object.keys(role.tags ?? {});
    const isManaged = keys.some(key =>
      signs.some(sign => key.toLocaleLowerCase('en-US').startsWith(sign)),
    );
    if (isManaged) {
      return;
    }
    yield {
      cause: [],
      message: `Role ${arn.name} of account ${arn.account} has no tag of a tool that manages it.`,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'Tags[].Key',
          value: keys.join(', ') || 'none',
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Import ${arn.name} into your code, for instance with terraform import, and tag it.`,
        },
      ],
    };
  },
});
