import {
  iamModuleCalls,
  isEmpty,
  isLiteral,
  oidcCalls,
  ONLY_IN,
} from './iamModules';
import {
  TerraformCheck,
  TerraformConfiguration,
  TerraformFinding,
} from './types';

/** Outputs of version 5, by their names in version 6. */
const RENAMED_OUTPUTS: Readonly<Record<string, string>> = {
  iam_role_arn: 'arn',
  iam_role_name: 'name',
  iam_role_path: 'path',
  iam_role_unique_id: 'unique_id',
};

/** Switches for known controllers in version 5, and the inputs without which their policies are for everything. */
const WIDE_DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  attach_external_dns_policy: ['external_dns_hosted_zone_arns'],
  attach_cert_manager_policy: ['cert_manager_hosted_zone_arns'],
  attach_external_secrets_policy: [
    'external_secrets_ssm_parameter_arns',
    'external_secrets_secrets_manager_arns',
    'external_secrets_kms_key_arns',
  ],
  attach_velero_policy: ['velero_s3_bucket_arns'],
  attach_amazon_managed_service_prometheus_policy: [
    'amazon_managed_service_prometheus_workspace_arns',
  ],
  attach_karpenter_controller_policy: [
    'karpenter_controller_node_iam_role_arns',
  ],
};

/** A prefix gets 26 characters behind it, and a role's name has 64. */
const LONGEST_PREFIX = 38;
const LONGEST_NAME = 64;

/**
 * The checks of Terraform configurations. What is an expression, and not a value, is never reported as missing or wrong.
 *
 * Source: `variables.tf`, `main.tf` and `docs/UPGRADE-6.0.md` of terraform-aws-modules/terraform-aws-iam, 5.39.0 and 6.5.0.
 *
 * @public
 */
export const terraformChecks: readonly TerraformCheck[] = [
  {
    id: 'IRSA-TF-001',
    severity: 'critical',
    title: 'A role for OIDC providers names its subjects',
    what: 'A call of `iam-assumable-role-with-oidc`, or of `iam-role` with `enable_oidc`, whose lists of subjects are both absent or empty, and that has no trust policy conditions of its own.',
    why: 'The modules leave the condition on the subject out then, so that every service account of the cluster can become the role.',
    fix: 'Name the subjects: `oidc_fully_qualified_subjects` in version 5, `oidc_subjects` in version 6, each as `system:serviceaccount:<namespace>:<name>`.',
    verify:
      '`terraform plan` shows a condition on `<issuer>:sub` in the trust policy.',
    run: configuration =>
      oidcCalls(configuration)
        .filter(
          ({ inputs, words }) =>
            isEmpty(inputs[words.exact]) &&
            isEmpty(inputs[words.wildcard]) &&
            isEmpty(inputs.trust_policy_conditions),
        )
        .map(({ file, name, words }) => ({
          file,
          path: `module.${name}.${words.exact}`,
          message: `Without subjects, every service account of the cluster can become this role. Set ${words.exact} to ["system:serviceaccount:<namespace>:<name>"].`,
        })),
  },
  {
    id: 'IRSA-TF-002',
    severity: 'high',
    title: 'A role for OIDC providers names a provider',
    what: 'A call of `iam-assumable-role-with-oidc`, or of `iam-role` with `enable_oidc`, that names no OIDC provider.',
    why: 'The module writes no statement for web identities then, so that no service account can become the role.',
    fix: 'Set `provider_url` in version 5, `oidc_provider_urls` in version 6, to the issuer of the cluster; `terraform-aws-modules/eks` has it as output `oidc_provider`.',
    verify:
      '`terraform plan` shows the ARN of the OIDC provider as principal in the trust policy.',
    run: configuration =>
      oidcCalls(configuration)
        .filter(({ inputs, words }) =>
          words.providers.every(input => isEmpty(inputs[input])),
        )
        .map(({ file, name, words }) => ({
          file,
          path: `module.${name}.${words.providers[0]}`,
          message: `Without a provider the trust policy has no statement, and nothing can become this role. Set ${words.providers[0]} to the issuers of the clusters.`,
        })),
  },
  {
    id: 'IRSA-TF-003',
    severity: 'high',
    title: 'A role is created',
    what: 'A call of `iam-assumable-role-with-oidc` of version 5 whose `create_role` is absent or false.',
    why: 'Its default is false: no role is made, its ARN is an empty text, and so is the annotation that it is written into. Pods then run as their node, without an error.',
    fix: 'Set `create_role = true`.',
    verify: '`terraform plan` shows an `aws_iam_role` that is added.',
    run: configuration =>
      iamModuleCalls(configuration)
        .filter(
          ({ module, inputs }) =>
            module === 'iam-assumable-role-with-oidc' &&
            (inputs.create_role === undefined || inputs.create_role === false),
        )
        .map(({ file, name }) => ({
          file,
          path: `module.${name}.create_role`,
          message:
            'The module creates no role unless it is told to, and its output for the ARN is an empty text. Set create_role to true.',
        })),
  },
  {
    id: 'IRSA-TF-004',
    severity: 'high',
    title: 'Exact subjects and patterns are not combined',
    what: 'A call with exact subjects and patterns of subjects together.',
    why: 'The module writes `StringEquals` and `StringLike` on the same key, and both have to hold: only exact subjects that a pattern matches as well are let in, often nobody.',
    fix: 'Use one of the two lists. Patterns may hold whole names, too.',
    verify:
      '`terraform plan` shows one operator on `<issuer>:sub` in the trust policy.',
    run: configuration =>
      oidcCalls(configuration)
        .filter(
          ({ inputs, words }) =>
            !isEmpty(inputs[words.exact]) && !isEmpty(inputs[words.wildcard]),
        )
        .map(({ file, name, words }) => ({
          file,
          path: `module.${name}.${words.wildcard}`,
          message: `Both conditions have to hold, so that ${words.exact} and ${words.wildcard} let in only what both name. Use one of them, and a role of its own for the other.`,
        })),
  },
  {
    id: 'IRSA-TF-005',
    severity: 'medium',
    title: 'A role for OIDC providers names an audience',
    what: 'A call of `iam-assumable-role-with-oidc`, or of `iam-role` with `enable_oidc`, without audiences.',
    why: 'Tokens for any audience that the OIDC provider takes are then good for the role.',
    fix: 'Set `oidc_fully_qualified_audiences` in version 5, `oidc_audiences` in version 6, to `["sts.amazonaws.com"]`.',
    verify:
      '`terraform plan` shows a condition on `<issuer>:aud` in the trust policy.',
    run: configuration =>
      oidcCalls(configuration)
        .filter(({ inputs, words }) => isEmpty(inputs[words.audiences]))
        .map(({ file, name, words }) => ({
          file,
          path: `module.${name}.${words.audiences}`,
          message: `Without audiences, a token for any audience of the provider is taken. Set ${words.audiences} to ["sts.amazonaws.com"].`,
        })),
  },
  {
    id: 'IRSA-TF-006',
    severity: 'high',
    title: 'Modules and outputs are those of the version',
    what: 'A module that the pinned version does not have, or an output of version 5 that is read from a module of version 6.',
    why: '`terraform init` or `terraform plan` fails, or fails for whoever updates the version next.',
    fix: 'Use the names of the version: [the upgrade guide](https://github.com/terraform-aws-modules/terraform-aws-iam/blob/master/docs/UPGRADE-6.0.md) has the modules. `iam_role_arn` is `arn` in version 6, and name, path and unique id lost the same prefix.',
    verify: '`terraform init` and `terraform validate` pass.',
    run: configuration => [
      ...wrongVersions(configuration),
      ...wrongOutputs(configuration),
    ],
  },
  {
    id: 'IRSA-TF-007',
    severity: 'medium',
    title: 'A role that is named by its ARN has no random suffix',
    what: 'A call of a module of version 6 that leaves `use_name_prefix` at its default of true, for a role whose ARN is written out in the workspace.',
    why: 'The role gets a random suffix, and the ARN in the annotation names no role.',
    fix: 'Set `use_name_prefix = false`, or write the annotation from the output `arn`.',
    verify:
      '`terraform plan` shows `name`, and not `name_prefix`, on the role.',
    run: configuration =>
      iamModuleCalls(configuration)
        .filter(
          ({ module, inputs }) =>
            ONLY_IN[module] === 6 &&
            (inputs.use_name_prefix ?? true) === true &&
            isLiteral(inputs.name) &&
            configuration.namedRoles.has(inputs.name),
        )
        .map(({ file, name, inputs }) => ({
          file,
          path: `module.${name}.use_name_prefix`,
          message: `The module adds a random suffix to the name, so that the ARN of ${inputs.name} that is written out elsewhere names no role. Set use_name_prefix to false.`,
        })),
  },
  {
    id: 'IRSA-TF-008',
    severity: 'medium',
    title: 'The version of the module is pinned',
    what: 'A call of a module of `terraform-aws-modules/iam` without a version, or with one that lets in version 6 where the module is one of version 5.',
    why: 'The next `terraform init` may get a version without this module, or with other defaults.',
    fix: 'Pin the version, for instance `version = "~> 6.5"`, or `?ref=v5.39.0` behind a source in Git.',
    verify: '`terraform init -upgrade` chooses the same major version.',
    run: configuration =>
      iamModuleCalls(configuration)
        .filter(
          ({ module, version, majors }) =>
            version === undefined ||
            (ONLY_IN[module] !== undefined && (majors?.size ?? 0) > 1),
        )
        .map(({ file, name, version }) => ({
          file,
          path: `module.${name}.version`,
          message: `${
            version === undefined
              ? 'The version is not pinned'
              : `The version ${version} lets in version 6`
          }, which renamed modules, inputs and outputs. Pin the version, for instance to "5.39.0" or "~> 6.5".`,
        })),
  },
  {
    id: 'IRSA-TF-009',
    severity: 'medium',
    title: 'The name of a role is not too long',
    what: 'A name of a role that is written out with more than 64 characters, or a prefix of a name with more than 38.',
    why: 'IAM refuses the name; Terraform puts 26 characters behind a prefix.',
    fix: 'Shorten it. The names of guard rails are shortened in the same way every time, with a hash of the whole.',
    verify: '`terraform plan` passes.',
    run: configuration => [
      ...iamModuleCalls(configuration).flatMap(call =>
        tooLong(
          call,
          `module.${call.name}`,
          ONLY_IN[call.module] === 6
            ? {
                [(call.inputs.use_name_prefix ?? true) === true
                  ? 'prefix'
                  : 'name']: 'name',
              }
            : { name: 'role_name', prefix: 'role_name_prefix' },
        ),
      ),
      ...configuration.roles.flatMap(role =>
        tooLong(role, `aws_iam_role.${role.name}`, {
          name: 'name',
          prefix: 'name_prefix',
        }),
      ),
    ],
  },
  {
    id: 'IRSA-TF-010',
    severity: 'medium',
    title: 'Policies for known controllers name their resources',
    what: 'A call of a module for roles of service accounts that attaches the policy for a known controller, and leaves the list of resources at its default.',
    why: 'Version 5 has `*` as default for hosted zones, parameters, secrets, keys, buckets and workspaces, so that the role may use all of the account.',
    fix: 'Name the resources in the input that the finding names.',
    verify: '`terraform plan` shows these ARNs in the policy.',
    run: configuration =>
      iamModuleCalls(configuration)
        .filter(({ module }) => module === 'iam-role-for-service-accounts-eks')
        .flatMap(({ file, name, inputs }) =>
          Object.entries(WIDE_DEFAULTS)
            .filter(([attach]) => inputs[attach] === true)
            .flatMap(([, narrowing]) => narrowing)
            .filter(input => inputs[input] === undefined)
            .map(input => ({
              file,
              path: `module.${name}.${input}`,
              message: `By default the policy is for everything of its kind. Set ${input} to what the controller works with.`,
            })),
        ),
  },
];

/**
 * Asks all Terraform checks.
 *
 * @returns what they find, in the order of the checks.
 *
 * @public
 */
export function lintTerraform(
  configuration: TerraformConfiguration,
): TerraformFinding[] {
  return terraformChecks.flatMap(({ id, severity, run }) =>
    run(configuration).map(each => ({ checkId: id, severity, ...each })),
  );
}

type Found = ReturnType<TerraformCheck['run']>;

function wrongVersions(configuration: TerraformConfiguration): Found {
  return iamModuleCalls(configuration).flatMap(
    ({ file, name, module, version, majors }) => {
      const wanted = ONLY_IN[module];
      return wanted !== undefined && majors && !majors.has(wanted)
        ? [
            {
              file,
              path: `module.${name}.source`,
              message: `Version ${version} has no module ${module}, which is one of version ${wanted}. Use a version ${wanted}, or the module that took its place.`,
            },
          ]
        : [];
    },
  );
}

function wrongOutputs(configuration: TerraformConfiguration): Found {
  const calls = new Map(
    iamModuleCalls(configuration).map(call => [call.name, call]),
  );
  return configuration.outputs.flatMap(({ file, module, output }) => {
    const call = calls.get(module);
    const renamed = RENAMED_OUTPUTS[output];
    return call && renamed && ONLY_IN[call.module] === 6
      ? [
          {
            file,
            path: `module.${module}.${output}`,
            message: `The module ${call.module} of version 6 has no output ${output}. Use ${renamed}.`,
          },
        ]
      : [];
  });
}

function tooLong(
  { file, inputs }: { file: string; inputs: Readonly<Record<string, unknown>> },
  block: string,
  { name, prefix }: { name?: string; prefix?: string },
): Found {
  const longest: [string | undefined, number][] = [
    [name, LONGEST_NAME],
    [prefix, LONGEST_PREFIX],
  ];
  return longest.flatMap(([input, limit]) => {
    const value = input === undefined ? undefined : inputs[input];
    return isLiteral(value) && value.length > limit
      ? [
          {
            file,
            path: `${block}.${input}`,
            message: `${value} has ${
              value.length
            } characters, and ${limit} are possible${
              limit === LONGEST_PREFIX ? ' for a prefix' : ''
            }. Shorten it.`,
          },
        ]
      : [];
  });
}
