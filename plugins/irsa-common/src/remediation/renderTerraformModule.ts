import { Remedy } from '../model';
import { isObject } from '../trust/json/value';
import { hclBlock, hclName } from './emit/hcl';
import { roleOf } from './parts';

/** What the versions of the module call the same things. Source: terraform-aws-modules/terraform-aws-iam, `docs/UPGRADE-6.0.md`. */
const VERSIONS = {
  5: {
    module: 'iam-role-for-service-accounts-eks',
    version: '~> 5.60',
    name: 'role_name',
    path: 'role_path',
    noPrefix: {},
  },
  6: {
    module: 'iam-role-for-service-accounts',
    version: '~> 6.0',
    name: 'name',
    path: 'path',
    // The default adds a random suffix to the name, and the annotation names the role by its ARN.
    noPrefix: { use_name_prefix: false },
  },
} as const;

/** A step as a call of the module for roles of service accounts; nothing where the module cannot express it. */
export function terraformModuleStep(
  remedy: Remedy,
  major: 5 | 6,
): string | undefined {
  if (remedy.action !== 'set-trust-policy') {
    return undefined;
  }
  const providers = providersOf(JSON.parse(remedy.policy));
  if (!providers) {
    return undefined;
  }
  const { name, path } = roleOf(remedy.roleArn);
  const words = VERSIONS[major];
  return hclBlock('module', [hclName(name)], {
    source: `terraform-aws-modules/iam/aws//modules/${words.module}`,
    version: words.version,
    [words.name]: name,
    [words.path]: path === '/' ? undefined : path,
    ...words.noPrefix,
    oidc_providers: Object.fromEntries(
      providers.map((provider, index) => [
        providers.length === 1 ? 'main' : `cluster_${index + 1}`,
        provider,
      ]),
    ),
  });
}

interface ModuleProvider {
  readonly provider_arn: string;
  readonly namespace_service_accounts: readonly string[];
}

/** The clusters of a policy, where it is no more than the module writes: exact subjects and the audience of STS. */
function providersOf(policy: unknown): ModuleProvider[] | undefined {
  const statements = isObject(policy) ? [policy.Statement].flat() : [];
  const providers = statements.map(providerOf);
  return providers.length > 0 && providers.every(each => each !== undefined)
    ? providers
    : undefined;
}

function providerOf(statement: unknown): ModuleProvider | undefined {
  if (!isObject(statement) || !isObject(statement.Principal)) {
    return undefined;
  }
  const { Federated: provider } = statement.Principal;
  const conditions = statement.Condition;
  if (
    typeof provider !== 'string' ||
    statement.Action !== 'sts:AssumeRoleWithWebIdentity' ||
    !isObject(conditions) ||
    Object.keys(conditions).join() !== 'StringEquals' ||
    !isObject(conditions.StringEquals)
  ) {
    return undefined;
  }
  const issuer = provider.split(':oidc-provider/')[1];
  const {
    [`${issuer}:sub`]: subjects,
    [`${issuer}:aud`]: audience,
    ...others
  } = conditions.StringEquals;
  if (audience !== 'sts.amazonaws.com' || Object.keys(others).length > 0) {
    return undefined;
  }
  const names = [subjects]
    .flat()
    .map(subject =>
      typeof subject === 'string'
        ? /^system:serviceaccount:([^:]+:[^:]+)$/.exec(subject)?.[1]
        : undefined,
    );
  return names.every((name): name is string => name !== undefined)
    ? { provider_arn: provider, namespace_service_accounts: names }
    : undefined;
}
