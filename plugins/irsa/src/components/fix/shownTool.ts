import type { Remediation } from 'backstage-plugin-irsa-common';
import { FIX_TOOLS, FixTool } from './fixTools';

/** The text of a fix for a tool; absent where the tool cannot make the change. */
export function fixFor(
  remediation: readonly Remediation[],
  tool: FixTool,
): string | undefined {
  return remediation.find(({ target }) => target === tool)?.text;
}

/** The first of the tools in question that can make the change, else the first of all that can. */
export function shownTool(
  remediation: readonly Remediation[],
  wanted: readonly (FixTool | undefined)[],
): FixTool | undefined {
  return [...wanted, ...FIX_TOOLS].find(
    (tool): tool is FixTool =>
      tool !== undefined && fixFor(remediation, tool) !== undefined,
  );
}
