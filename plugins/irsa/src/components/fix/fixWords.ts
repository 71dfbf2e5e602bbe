import type { FixTool } from './fixTools';

/** The key of the name of each tool. */
export const FIX_TOOL_WORD = {
  'terraform-module-v6': 'fix.tool.terraformModuleV6',
  'terraform-module-v5': 'fix.tool.terraformModuleV5',
  opentofu: 'fix.tool.opentofu',
  cloudformation: 'fix.tool.cloudformation',
  cdk: 'fix.tool.cdk',
  'aws-cli': 'fix.tool.awsCli',
  eksctl: 'fix.tool.eksctl',
  ack: 'fix.tool.ack',
  crossplane: 'fix.tool.crossplane',
  kubectl: 'fix.tool.kubectl',
} as const satisfies Record<FixTool, string>;

/** The key of why a tool cannot make a change. */
export const NOT_FOR_WORD = {
  'terraform-module-v6': 'fix.notFor.module',
  'terraform-module-v5': 'fix.notFor.module',
  opentofu: 'fix.notFor.code',
  cloudformation: 'fix.notFor.code',
  cdk: 'fix.notFor.code',
  'aws-cli': 'fix.notFor.awsCli',
  eksctl: 'fix.notFor.eksctl',
  ack: 'fix.notFor.code',
  crossplane: 'fix.notFor.code',
  kubectl: 'fix.notFor.kubectl',
} as const satisfies Record<FixTool, string>;
