/** The inputs of a module with their types, and its outputs. */
interface Module {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}

const CONDITIONS =
  'list(object({ test = string, variable = string, values = list(string) }))';
const PRINCIPALS =
  'list(object({ type = string, identifiers = list(string) }))';
const STATEMENTS = `map(object({
    sid            = optional(string)
    actions        = optional(list(string))
    not_actions    = optional(list(string))
    effect         = optional(string, "Allow")
    resources      = optional(list(string))
    not_resources  = optional(list(string))
    principals     = optional(${PRINCIPALS})
    not_principals = optional(${PRINCIPALS})
    condition      = optional(${CONDITIONS})
  }))`;

const all = (type: string, ...names: string[]) =>
  Object.fromEntries(names.map(name => [name, type]));

const VERSION_5_OUTPUTS = [
  'iam_role_arn',
  'iam_role_name',
  'iam_role_path',
  'iam_role_unique_id',
];

/**
 * What the modules of `terraform-aws-modules/iam` take and give, version by version; nothing of what they do.
 *
 * Source: the tables of inputs and outputs of 5.39.0 and 6.5.0 in the Terraform registry, without the switches for policies of known
 * controllers.
 */
const MODULES: Readonly<Record<string, Module>> = {
  '5.39.0/iam-assumable-role-with-oidc': {
    inputs: {
      ...all('bool', 'create_role', 'force_detach_policies'),
      ...all('bool', 'allow_self_assume_role'),
      ...all('string', 'provider_url', 'aws_account_id', 'role_name'),
      ...all('string', 'role_name_prefix', 'role_description', 'role_path'),
      ...all('string', 'role_permissions_boundary_arn'),
      ...all('list(string)', 'provider_urls', 'role_policy_arns'),
      ...all('number', 'max_session_duration', 'number_of_role_policy_arns'),
      ...all('set(string)', 'oidc_fully_qualified_subjects'),
      ...all('set(string)', 'oidc_subjects_with_wildcards'),
      ...all('set(string)', 'oidc_fully_qualified_audiences'),
      tags: 'map(string)',
    },
    outputs: VERSION_5_OUTPUTS,
  },
  '5.39.0/iam-role-for-service-accounts-eks': {
    inputs: {
      ...all('bool', 'create_role', 'force_detach_policies'),
      ...all('bool', 'allow_self_assume_role'),
      ...all('string', 'role_name', 'role_name_prefix', 'role_path'),
      ...all('string', 'role_description', 'role_permissions_boundary_arn'),
      ...all('string', 'policy_name_prefix', 'assume_role_condition_test'),
      max_session_duration: 'number',
      role_policy_arns: 'map(string)',
      oidc_providers: 'any',
      tags: 'map(any)',
    },
    outputs: VERSION_5_OUTPUTS,
  },
  '6.5.0/iam-role-for-service-accounts': {
    inputs: {
      ...all('bool', 'create', 'use_name_prefix', 'create_policy'),
      ...all('bool', 'create_inline_policy'),
      ...all('string', 'region', 'name', 'path', 'description'),
      ...all('string', 'permissions_boundary', 'trust_condition_test'),
      ...all('string', 'policy_name', 'policy_path', 'policy_description'),
      max_session_duration: 'number',
      oidc_providers:
        'map(object({ provider_arn = string, namespace_service_accounts = list(string) }))',
      ...all('map(string)', 'policies', 'tags'),
      ...all('list(string)', 'source_policy_documents'),
      ...all('list(string)', 'override_policy_documents'),
      ...all('list(string)', 'source_inline_policy_documents'),
      ...all('list(string)', 'override_inline_policy_documents'),
      ...all(STATEMENTS, 'permissions', 'inline_policy_permissions'),
    },
    outputs: [
      'arn',
      'name',
      'path',
      'unique_id',
      'iam_policy_arn',
      'iam_policy',
    ],
  },
  '6.5.0/iam-role': {
    inputs: {
      ...all('bool', 'create', 'use_name_prefix', 'enable_oidc'),
      ...all('bool', 'enable_github_oidc', 'enable_bitbucket_oidc'),
      ...all('bool', 'enable_saml', 'create_inline_policy'),
      ...all('bool', 'create_instance_profile'),
      ...all('string', 'name', 'path', 'description', 'permissions_boundary'),
      ...all('string', 'oidc_account_id', 'github_provider'),
      max_session_duration: 'number',
      trust_policy_permissions: STATEMENTS,
      trust_policy_conditions: CONDITIONS,
      ...all('map(string)', 'policies', 'tags'),
      ...all('list(string)', 'oidc_provider_urls', 'oidc_subjects'),
      ...all('list(string)', 'oidc_wildcard_subjects', 'oidc_audiences'),
    },
    outputs: ['arn', 'name', 'unique_id'],
  },
};

/** The modules as files of Terraform, by folder. */
export function moduleStubs(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(MODULES).map(([name, { inputs, outputs }]) => [
      name,
      [
        ...Object.entries(inputs).map(
          ([input, type]) =>
            `variable "${input}" {\n  type    = ${type}\n  default = null\n}`,
        ),
        // Resources need a name of a role, and not nothing.
        ...outputs.map(output => `output "${output}" {\n  value = "known"\n}`),
      ].join('\n\n'),
    ]),
  );
}

/** The folder of the stub for a module and the version that it is pinned to. */
export function stubOf(module: string, version: string): string {
  const exact = version === '~> 6.5' ? '6.5.0' : version;
  const folder = `${exact}/${module}`;
  if (!(folder in MODULES)) {
    throw new Error(`There is no stub for ${module} of version ${version}.`);
  }
  return folder;
}
