import { majorsOf } from './versions';
import { TerraformConfiguration, TerraformModuleCall } from './types';

/** A call of a module of `terraform-aws-modules/iam`. */
export interface IamModuleCall extends TerraformModuleCall {
  /** The module, such as `iam-role`. */
  readonly module: string;
  /** What it is pinned to; absent where it is to nothing. */
  readonly version?: string;
  /** Major versions that this lets in; absent where that cannot be told. */
  readonly majors?: ReadonlySet<5 | 6>;
}

/** Modules that exist in one of the major versions only. */
export const ONLY_IN: Readonly<Record<string, 5 | 6>> = {
  'iam-assumable-role-with-oidc': 5,
  'iam-role-for-service-accounts-eks': 5,
  'iam-eks-role': 5,
  'iam-role-for-service-accounts': 6,
  'iam-role': 6,
};

/** The calls of these modules, from the registry or from Git. */
export function iamModuleCalls({
  modules,
}: TerraformConfiguration): IamModuleCall[] {
  return modules.flatMap(call => {
    const { source, version } = call.inputs;
    if (typeof source !== 'string') {
      return [];
    }
    const registry =
      /^(?:[\w.-]+\/)?terraform-aws-modules\/iam\/aws\/\/modules\/([\w-]+)$/.exec(
        source,
      );
    const git =
      /terraform-aws-modules\/terraform-aws-iam(?:\.git)?\/\/modules\/([\w-]+)(?:\?ref=v?([\w.]+))?/.exec(
        source,
      );
    const module = registry?.[1] ?? git?.[1];
    if (module === undefined) {
      return [];
    }
    const constraint = typeof version === 'string' ? version : undefined;
    const pinned = registry ? constraint : git?.[2];
    return [
      {
        ...call,
        module,
        ...(pinned !== undefined && {
          version: pinned,
          majors: majorsOf(pinned),
        }),
      },
    ];
  });
}

/** Whether an input is known to be empty: absent, or an empty text, list or map. An expression is not known to be. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** Whether a text is what it says, and not an expression. */
export function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && !/(?<!\$)\$\{/.test(value);
}

/** What a version calls the inputs of OIDC trust. */
export interface OidcWords {
  readonly exact: string;
  readonly wildcard: string;
  readonly audiences: string;
  readonly providers: readonly string[];
}

const OIDC_WORDS: Readonly<Record<string, OidcWords | undefined>> = {
  'iam-assumable-role-with-oidc': {
    exact: 'oidc_fully_qualified_subjects',
    wildcard: 'oidc_subjects_with_wildcards',
    audiences: 'oidc_fully_qualified_audiences',
    providers: ['provider_urls', 'provider_url'],
  },
  'iam-role': {
    exact: 'oidc_subjects',
    wildcard: 'oidc_wildcard_subjects',
    audiences: 'oidc_audiences',
    providers: ['oidc_provider_urls'],
  },
};

/** The calls of modules that trust OIDC providers by lists of subjects, with the words of their version. */
export function oidcCalls(
  configuration: TerraformConfiguration,
): (IamModuleCall & { readonly words: OidcWords })[] {
  return iamModuleCalls(configuration).flatMap(call => {
    const words = OIDC_WORDS[call.module];
    const isOn = call.module !== 'iam-role' || call.inputs.enable_oidc === true;
    return words && isOn ? [{ ...call, words }] : [];
  });
}
