import { CheckHit, defineCheck, parameter } from '../framework/check';

/** A role without the tags that the company wants. */
export const missingTags = defineCheck({
  id: 'IRSA-HY-004',
  title: 'Role lacks required tags',
  severity: 'low',
  over: 'role',
  what: 'A role for service accounts lacks tags that the parameter requires. Without a parameter nothing is required.',
  why: 'Tags say whose the role is when the catalog does not, and access by tags and the bill depend on them.',
  howWeKnow: '`Tags` of the role against the keys in the parameter `required`.',
  fix: 'Add the tags where the role is made.',
  verify: '`aws iam list-role-tags` shows them.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'tags',
      has: ({ role }) => role.tags !== undefined,
    },
  ],
  parameters: {
    required: parameter(
      [] as string[],
      'Keys that every role for service accounts must have.',
    ),
  },
  appliesTo: (_, __, { required }) => required.length > 0,
  *run({ role, arn }, _, { required }): Iterable<CheckHit> {
    const missing = required.filter(key => role.tags?.[key] === undefined);
    if (missing.length === 0) {
      return;
    }
    yield {
      cause: [...missing].sort(),
      message: `Role ${arn.name} lacks ${
        missing.length === 1 ? 'the tag' : 'the tags'
      } ${missing.join(', ')}.`,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'Tags[].Key',
          value: Object.keys(role.tags ?? {}).join(', ') || 'none',
        },
      ],
      remedies: [{ action: 'tag-role', roleArn: arn.arn, keys: missing }],
    };
  },
});
