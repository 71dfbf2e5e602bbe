import { isObject } from '../../trust/json/value';
import { hclBlock, hclName } from '../emit/hcl';
import { RoleResource } from './awsResource';
import { policyNameOf, uniqueNames } from './names';
import {
  STATEMENT_KEYS,
  statementsOf,
  WebIdentity,
  webIdentityStatements,
} from './webIdentity';

const MODULES = 'terraform-aws-modules/iam/aws//modules';

/**
 * A role as a call of a module of `terraform-aws-modules/iam`; nothing where none of its modules writes exactly that trust policy.
 *
 * Source: `modules/iam-role-for-service-accounts` and `modules/iam-role` of 6.5.0, `modules/iam-assumable-role-with-oidc` and
 * `modules/iam-role-for-service-accounts-eks` of 5.39.0.
 */
export function terraformModuleBlock(
  role: RoleResource,
  major: 5 | 6,
): string | undefined {
  const statements = webIdentityStatements(role.trustPolicy);
  return major === 5
    ? statements && version5(role, statements)
    : version6(role, statements);
}

/** Name of the call in references to its outputs. */
export function moduleName({ name }: RoleResource): string {
  return hclName(name);
}

function version6(
  role: RoleResource,
  statements: readonly WebIdentity[] | undefined,
): string | undefined {
  const common = {
    // The default adds a random suffix to the name, and the annotation names the role by its ARN.
    name: role.name,
    use_name_prefix: false,
    path: pathOf(role),
    description: role.description,
    permissions_boundary: role.permissionsBoundaryArn,
    max_session_duration: role.maxSessionDuration,
  };
  const policies = {
    policies: policiesByName(role),
    tags: filled(role.tags),
  };
  if (statements?.every(({ audience }) => audience === 'sts.amazonaws.com')) {
    return hclBlock('module', [moduleName(role)], {
      source: `${MODULES}/iam-role-for-service-accounts`,
      version: '~> 6.5',
      ...common,
      oidc_providers: providersOf(statements),
      ...policies,
    });
  }
  const permissions = permissionsOf(role.trustPolicy);
  return (
    permissions &&
    hclBlock('module', [moduleName(role)], {
      source: `${MODULES}/iam-role`,
      version: '~> 6.5',
      ...common,
      trust_policy_permissions: permissions,
      ...policies,
    })
  );
}

function version5(
  role: RoleResource,
  statements: readonly WebIdentity[],
): string | undefined {
  const common = {
    create_role: true,
    role_name: role.name,
    role_path: pathOf(role),
    role_description: role.description,
    role_permissions_boundary_arn: role.permissionsBoundaryArn,
    max_session_duration: role.maxSessionDuration,
  };
  const subjects = commonValue(statements, each => each.subjects.join());
  const audience = commonValue(statements, each => each.audience);
  const account = commonValue(statements, each => each.account);
  if (subjects !== undefined && audience !== undefined && account) {
    return hclBlock('module', [moduleName(role)], {
      source: `${MODULES}/iam-assumable-role-with-oidc`,
      version: '5.39.0',
      ...common,
      aws_account_id: account,
      provider_urls: statements.map(({ issuer }) => issuer),
      oidc_fully_qualified_subjects: statements[0].subjects.map(
        subject => `system:serviceaccount:${subject}`,
      ),
      oidc_fully_qualified_audiences: [audience],
      role_policy_arns:
        role.managedPolicyArns.length > 0 ? role.managedPolicyArns : undefined,
      tags: filled(role.tags),
    });
  }
  return audience === 'sts.amazonaws.com'
    ? hclBlock('module', [moduleName(role)], {
        source: `${MODULES}/iam-role-for-service-accounts-eks`,
        version: '5.39.0',
        ...common,
        oidc_providers: providersOf(statements),
        role_policy_arns: policiesByName(role),
        tags: filled(role.tags),
      })
    : undefined;
}

function providersOf(statements: readonly WebIdentity[]) {
  return Object.fromEntries(
    statements.map(({ providerArn, subjects }, index) => [
      statements.length === 1 ? 'main' : `cluster_${index + 1}`,
      { provider_arn: providerArn, namespace_service_accounts: subjects },
    ]),
  );
}

/** A policy in the words of Terraform's policy documents; nothing where they have none for it, or would read a text in it as a variable. */
function permissionsOf(policy: unknown): Record<string, object> | undefined {
  const statements = statementsOf(policy);
  if (!statements || JSON.stringify(statements).includes('&{')) {
    return undefined;
  }
  const permissions = statements.map(permissionOf);
  return permissions.every(each => each !== undefined)
    ? Object.fromEntries(
        permissions.map((each, index) => [`Statement${index + 1}`, each]),
      )
    : undefined;
}

function permissionOf(statement: unknown): object | undefined {
  if (
    !isObject(statement) ||
    !isObject(statement.Principal) ||
    Object.keys(statement).some(key => !STATEMENT_KEYS.has(key))
  ) {
    return undefined;
  }
  return {
    sid: statement.Sid,
    effect: statement.Effect,
    actions: [statement.Action].flat(),
    principals: Object.entries(statement.Principal).map(([type, ids]) => ({
      type,
      identifiers: [ids].flat(),
    })),
    condition: conditionsOf(statement.Condition),
  };
}

function conditionsOf(conditions: unknown): object[] | undefined {
  return isObject(conditions)
    ? Object.entries(conditions).flatMap(([test, keys]) =>
        isObject(keys)
          ? Object.entries(keys).map(([variable, values]) => ({
              test,
              variable,
              values: [values].flat().map(String),
            }))
          : [],
      )
    : undefined;
}

function pathOf({ path }: RoleResource): string | undefined {
  return path === '/' ? undefined : path;
}

function policiesByName({
  managedPolicyArns,
}: RoleResource): Record<string, string> | undefined {
  const names = uniqueNames(managedPolicyArns, policyNameOf);
  return filled(
    Object.fromEntries(
      managedPolicyArns.map((policyArn, index) => [names[index], policyArn]),
    ),
  );
}

function commonValue(
  statements: readonly WebIdentity[],
  valueOf: (statement: WebIdentity) => string,
): string | undefined {
  const values = new Set(statements.map(valueOf));
  return values.size === 1 ? [...values][0] : undefined;
}

function filled<T extends object>(record: T): T | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}
