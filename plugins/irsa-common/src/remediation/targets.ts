/**
 * A tool that a fix can be written for.
 *
 * - `aws-cli`: commands for a shell, with `kubectl` for what is in a cluster.
 * - `kubectl`: commands for a shell, for what is in a cluster.
 * - `eksctl`: commands for a shell, with `aws` and `kubectl` for what eksctl does not do.
 * - `terraform`, `opentofu`: resources of the providers `aws` and `kubernetes`.
 * - `terraform-module-v6`, `terraform-module-v5`: the module `terraform-aws-modules/iam`.
 * - `cloudformation`: resources of a template in YAML.
 * - `cdk`: constructs in TypeScript.
 * - `ack`: objects of the AWS Controllers for Kubernetes.
 * - `crossplane`: objects of the Upbound provider for AWS.
 * - `text`: sentences, where no command is right in every case.
 *
 * @public
 */
export type RemediationTarget =
  | 'aws-cli'
  | 'kubectl'
  | 'eksctl'
  | 'terraform'
  | 'opentofu'
  | 'terraform-module-v6'
  | 'terraform-module-v5'
  | 'cloudformation'
  | 'cdk'
  | 'ack'
  | 'crossplane'
  | 'text';

/**
 * A fix, written for one tool.
 *
 * @public
 */
export interface Remediation {
  /** The tool. */
  readonly target: RemediationTarget;
  /** What to paste; what has to be filled in stands in angle brackets. */
  readonly text: string;
}
