import { ManagedPolicyRecord, RoleRecord } from '../model';
import { parsePolicy } from './parsePolicy';
import { RolePolicy } from './policies';
import { RolePolicies, summarizePolicies } from './summarizePermissions';
import { PermissionsSummary } from './types';

/**
 * What a role may do, from the policies that were read with it.
 *
 * @param role - the role with its inline policies.
 * @param managed - managed policies that were read in its account, by ARN.
 *
 * @public
 */
export function summarizeRolePermissions(
  role: RoleRecord,
  managed: ReadonlyMap<string, ManagedPolicyRecord>,
): PermissionsSummary {
  return summarizePolicies(policiesOf(role, managed));
}

/** What was read of a role's policies; nothing is left out silently. */
function policiesOf(
  role: RoleRecord,
  managed: ReadonlyMap<string, ManagedPolicyRecord>,
): RolePolicies {
  return {
    policies: [
      ...byName(
        (role.attachedPolicies ?? []).map(arn => managedPolicy(arn, managed)),
      ),
      ...byName(
        (role.inlinePolicies ?? []).map(({ name, document }) => ({
          name,
          ...(document === undefined ? {} : { parsed: parsePolicy(document) }),
        })),
      ),
    ],
    ...(role.permissionsBoundary
      ? {
          boundary: {
            ...managedPolicy(role.permissionsBoundary, managed),
            arn: role.permissionsBoundary,
          },
        }
      : {}),
    notRead: [
      ...(role.attachedPolicies
        ? []
        : [`Which managed policies ${role.name} has was not read.`]),
      ...(role.inlinePolicies
        ? []
        : [`Which inline policies ${role.name} has was not read.`]),
    ],
  };
}

const parsed = new WeakMap<
  ManagedPolicyRecord,
  ReturnType<typeof parsePolicy>
>();

function managedPolicy(
  arn: string,
  managed: ReadonlyMap<string, ManagedPolicyRecord>,
): RolePolicy {
  const record = managed.get(arn);
  const name = record?.name ?? arn.slice(arn.lastIndexOf('/') + 1);
  if (record?.document === undefined) {
    return { name, arn };
  }
  // Many roles share a policy, and a record never changes.
  const known = parsed.get(record) ?? parsePolicy(record.document);
  parsed.set(record, known);
  return { name, arn, parsed: known };
}

function byName(policies: readonly RolePolicy[]): RolePolicy[] {
  return [...policies].sort((a, b) => {
    const [textA, textB] = [a, b].map(each => `${each.name} ${each.arn ?? ''}`);
    if (textA === textB) {
      return 0;
    }
    return textA < textB ? -1 : 1;
  });
}
