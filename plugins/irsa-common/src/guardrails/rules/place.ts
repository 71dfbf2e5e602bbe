import { expandPlaceholders } from '../placeholders';
import { passed, refused, Rule, toKnow, unsettled } from '../rule';

/** Whether anything may be created at all. */
export const createRole: Rule = ({ rails, role }) => {
  if (rails.createRole) {
    return passed(
      'create-role',
      `The guard rails '${rails.name}' let actions create roles.`,
    );
  }
  const message = `The guard rails '${rails.name}' do not let actions change AWS or clusters.`;
  return role.purpose === 'create'
    ? refused(
        'create-role',
        message,
        'Write the role as code with irsa:role:write and open a pull request, or have createRole set to true in irsa.scaffolder.guardRails.',
      )
    : toKnow(
        'create-role',
        message,
        'Write the role as code and open a pull request.',
      );
};

/** The account that the role is in. */
export const account: Rule = subject => {
  const { rails, arn } = subject;
  if (!rails.accounts) {
    return unsettled(
      subject,
      'account',
      'which accounts roles may be in',
      'accounts',
    );
  }
  return rails.accounts.includes(arn.account)
    ? passed('account', `Roles may be in account ${arn.account}.`)
    : refused(
        'account',
        `The role would be in account ${arn.account}, and the guard rails '${rails.name}' do not name that account.`,
        `Use one of the accounts ${rails.accounts.join(', ')}.`,
      );
};

/** The permissions boundary. */
export const permissionsBoundary: Rule = subject => {
  const { rails, role } = subject;
  if (!rails.permissionsBoundary) {
    return unsettled(
      subject,
      'permissions-boundary',
      'which permissions boundary roles have',
      'permissionsBoundary',
    );
  }
  const { arn } = subject;
  const expected = expandPlaceholders(rails.permissionsBoundary, {
    partition: arn.partition,
    account: arn.account,
    cluster: '',
    namespace: '',
  });
  return role.permissionsBoundary === expected
    ? passed('permissions-boundary', `The permissions boundary is ${expected}.`)
    : refused(
        'permissions-boundary',
        `The permissions boundary is ${
          role.permissionsBoundary ?? 'missing'
        }, and the guard rails '${rails.name}' want ${expected}.`,
        `Set ${expected} as the permissions boundary.`,
      );
};

/** The path. */
export const path: Rule = subject => {
  const { rails, role, arn } = subject;
  if (role.expected.path === undefined) {
    return unsettled(subject, 'path', 'which path roles have', 'path');
  }
  return arn.path === role.expected.path
    ? passed('path', `The path is ${arn.path}.`)
    : refused(
        'path',
        `The path is ${arn.path}, and the guard rails '${rails.name}' want ${role.expected.path}.`,
        `Use the path ${role.expected.path}.`,
      );
};

/** The name. */
export const roleName: Rule = ({ rails, role, arn }) =>
  arn.name === role.expected.name
    ? passed(
        'role-name',
        `The role is named ${arn.name}, ${arn.name.length} of 64 characters.`,
      )
    : refused(
        'role-name',
        `The role is named ${arn.name}, and the pattern ${rails.roleName} gives ${role.expected.name}.`,
        `Name it ${role.expected.name}.`,
      );

/** The tags. */
export const tags: Rule = ({ rails, role }) => {
  const missing = rails.requiredTags.filter(
    key => !Object.hasOwn(role.tags, key) || role.tags[key].trim() === '',
  );
  if (missing.length > 0) {
    return refused(
      'tags',
      `The guard rails '${
        rails.name
      }' want tags that are not given: ${missing.join(', ')}.`,
      'Give each of them a value in tags.',
    );
  }
  return passed(
    'tags',
    rails.requiredTags.length > 0
      ? `The tags ${rails.requiredTags.join(', ')} are set.`
      : 'No tags are required.',
  );
};

/** How many roles a namespace has. */
export const rolesPerNamespace: Rule = ({ rails, role }) => {
  const { rolesPerNamespace: most } = rails;
  if (most === undefined) {
    return [];
  }
  const { rolesInNamespace: count, purpose } = role;
  if (count === undefined) {
    const message = `A namespace may have ${most} roles, and those under the path of this one were not counted.`;
    return purpose === 'create'
      ? refused(
          'roles-per-namespace',
          message,
          'Allow iam:ListRoles, by which they are counted.',
        )
      : toKnow(
          'roles-per-namespace',
          message,
          'They are counted before the role is created.',
        );
  }
  return count < most
    ? passed(
        'roles-per-namespace',
        `The namespace has ${count} of ${most} roles.`,
      )
    : refused(
        'roles-per-namespace',
        `The namespace has ${count} roles, and the guard rails '${rails.name}' allow ${most}.`,
        'Use a role that is there, delete one that is not used any more, or ask for a higher rolesPerNamespace.',
      );
};
