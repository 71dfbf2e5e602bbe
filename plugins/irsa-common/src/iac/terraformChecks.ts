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
    run: configuration => [
      ...wrongVersions(configuration),
      ...wrongOutputs(configuration),
    ],
  },
  {
    id: 'IRSA-TF-007',
    severity: 'medium',
    title: 'A role that is named by its ARN has no random suffix',
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
