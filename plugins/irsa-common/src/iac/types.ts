import { FindingSeverity } from '../model';

/**
 * A block `module` of a Terraform configuration.
 *
 * @public
 */
export interface TerraformModuleCall {
  /** The file, for messages. */
  readonly file: string;
  /** Label of the block. */
  readonly name: string;
  /** Its arguments as Terraform's own parser reads them; expressions are texts that begin with `${`. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * A role in a Terraform configuration.
 *
 * @public
 */
export interface TerraformRole {
  /** The file, for messages. */
  readonly file: string;
  /** Label of the resource. */
  readonly name: string;
  /** Its arguments, as with modules. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * What Terraform checks look at.
 *
 * @public
 */
export interface TerraformConfiguration {
  /** All blocks `module`. */
  readonly modules: readonly TerraformModuleCall[];
  /** All resources `aws_iam_role`. */
  readonly roles: readonly TerraformRole[];
  /** Outputs of modules that expressions name. */
  readonly outputs: readonly {
    readonly file: string;
    readonly module: string;
    readonly output: string;
  }[];
  /** Names of roles in ARNs that are written out anywhere, manifests included. */
  readonly namedRoles: ReadonlySet<string>;
}

/**
 * Something that is wrong with a Terraform configuration.
 *
 * @public
 */
export interface TerraformFinding {
  /** Id in the catalogue of checks, `IRSA-TF-001` to `IRSA-TF-010`. */
  readonly checkId: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** The file. */
  readonly file: string;
  /** The block, and the argument where it is about one, such as `module.payments.role_name`. */
  readonly path: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/**
 * A check of Terraform configurations.
 *
 * @public
 */
export interface TerraformCheck {
  /** Id in the catalogue of checks. */
  readonly id: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** What it is about, in a few words. */
  readonly title: string;
  /** What it reports, in a sentence or two. */
  readonly what: string;
  /** What comes of it, in a sentence or two. */
  readonly why: string;
  /** How to mend it. */
  readonly fix: string;
  /** How to see that it is mended. */
  readonly verify: string;
  /** What it finds. */
  readonly run: (
    configuration: TerraformConfiguration,
  ) => Pick<TerraformFinding, 'file' | 'path' | 'message'>[];
}
