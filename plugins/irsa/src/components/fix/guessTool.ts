import type { FixTool } from './fixTools';

/** The tool that seems to manage a role, and the tag that says so. */
export interface ToolGuess {
  readonly tool: FixTool;
  /** For instance `ManagedBy=terraform`. */
  readonly tag: string;
}

const BY_VALUE: readonly (readonly [RegExp, FixTool])[] = [
  [/opentofu|tofu/, 'opentofu'],
  [/terraform|terragrunt/, 'terraform-module-v6'],
  [/crossplane/, 'crossplane'],
  [/cdk/, 'cdk'],
  [/cloudformation/, 'cloudformation'],
  [/eksctl/, 'eksctl'],
];

// In this order: stacks of eksctl and of the CDK carry the tags of CloudFormation too.
const BY_KEY: readonly (readonly [string, FixTool])[] = [
  ['alpha.eksctl.io/', 'eksctl'],
  ['services.k8s.aws/', 'ack'],
  ['crossplane', 'crossplane'],
  ['aws-cdk:', 'cdk'],
  ['terraform', 'terraform-module-v6'],
  ['aws:cloudformation:', 'cloudformation'],
];

const MANAGED_BY = /^managed[-_]?by$/;

/** Guesses from the tags of a role which tool manages it. Tags are a hint only, so the reader can always choose another. */
export function guessTool(
  tags: Readonly<Record<string, string>>,
): ToolGuess | undefined {
  const all = Object.entries(tags).map(([key, value]) => ({
    key: key.toLocaleLowerCase('en-US'),
    value: value.toLocaleLowerCase('en-US'),
    tag: `${key}=${value}`,
  }));
  for (const { key, value, tag } of all) {
    const match = BY_VALUE.find(([words]) => words.test(value));
    if (MANAGED_BY.test(key) && match) {
      return { tool: match[1], tag };
    }
  }
  for (const [start, tool] of BY_KEY) {
    const match = all.find(({ key }) => key.startsWith(start));
    if (match) {
      return { tool, tag: match.tag };
    }
  }
  return undefined;
}
