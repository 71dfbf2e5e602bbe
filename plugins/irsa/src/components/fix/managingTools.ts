import type { ManagedBy, ManagingTool } from 'backstage-plugin-irsa-common';
import type { FixTool } from './fixTools';

/** The forms of a fix that suit who works with a tool, the likeliest first. */
const TOOLS: Readonly<Record<ManagingTool, readonly FixTool[]>> = {
  // A plain resource of Terraform reads the same as one of OpenTofu.
  terraform: ['terraform-module-v6', 'opentofu', 'terraform-module-v5'],
  opentofu: ['opentofu', 'terraform-module-v6', 'terraform-module-v5'],
  cloudformation: ['cloudformation'],
  cdk: ['cdk'],
  eksctl: ['eksctl'],
  ack: ['ack'],
  crossplane: ['crossplane'],
};

/** The tools that fixes are written for and that go with the one that manages a role. */
export function toolsOf({ tool }: ManagedBy): readonly FixTool[] {
  return TOOLS[tool];
}
