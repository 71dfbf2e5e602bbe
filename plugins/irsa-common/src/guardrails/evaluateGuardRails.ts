import { parseRoleArn } from '../arn';
import { refused, Rule } from './rule';
import { managedPolicies, permissions } from './rules/permissions';
import {
  account,
  createRole,
  path,
  permissionsBoundary,
  roleName,
  rolesPerNamespace,
  tags,
} from './rules/place';
import { trust } from './rules/trust';
import { GuardedRole, GuardRailMessage, GuardRails } from './types';

const RULES: readonly Rule[] = [
  createRole,
  account,
  path,
  roleName,
  permissionsBoundary,
  tags,
  rolesPerNamespace,
  trust,
  permissions,
  managedPolicies,
];

/**
 * What guard rails say about a role as it is to become, refusals first.
 *
 * @public
 */
export function evaluateGuardRails(
  rails: GuardRails,
  role: GuardedRole,
): GuardRailMessage[] {
  const parsed = parseRoleArn(role.arn);
  if ('problem' in parsed) {
    return refused(
      'role-name',
      `${JSON.stringify(role.arn)} is not the ARN of an IAM role. ${
        parsed.problem
      }`,
      'Correct roleName, path and accounts in irsa.scaffolder.guardRails.',
    );
  }
  const subject = { rails, role, arn: parsed.role };
  return inOrder(RULES.flatMap(rule => rule(subject)));
}

const ORDER = ['not-allowed', 'know-this', 'passed'] as const;

/** Puts refusals first and says nothing twice. */
export function inOrder(
  messages: readonly GuardRailMessage[],
): GuardRailMessage[] {
  const distinct = new Map(
    messages.map(each => [
      `${each.rule} ${each.outcome} ${each.message}`,
      each,
    ]),
  );
  return ORDER.flatMap(outcome =>
    [...distinct.values()].filter(each => each.outcome === outcome),
  );
}
