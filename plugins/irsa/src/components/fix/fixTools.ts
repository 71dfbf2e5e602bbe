/** The tools that a fix can be shown for, in the sections of the picker. */
export const FIX_SECTIONS = [
  {
    section: 'terraform',
    tools: ['terraform-module-v6', 'terraform-module-v5', 'opentofu'],
  },
  { section: 'aws', tools: ['cloudformation', 'cdk', 'aws-cli'] },
  { section: 'kubernetes', tools: ['eksctl', 'ack', 'crossplane', 'kubectl'] },
] as const;

/** A tool that a fix can be shown for. */
export type FixTool = (typeof FIX_SECTIONS)[number]['tools'][number];

/** All of them, in the order of the picker. */
export const FIX_TOOLS: readonly FixTool[] = FIX_SECTIONS.flatMap(
  ({ tools }): readonly FixTool[] => tools,
);

/** Reads a tool from a text that comes from outside, such as the URL. */
export function fixToolOf(text: unknown): FixTool | undefined {
  return FIX_TOOLS.find(tool => tool === text);
}
