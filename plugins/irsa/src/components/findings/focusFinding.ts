/**
 * Moves the focus to the title of a finding in a table. The table remembers which cell had the focus last and would take it back there,
 * so its cell is focused, which hands the focus on to the title.
 */
export function focusFinding(
  container: ParentNode | null,
  id: string | undefined,
): void {
  const title = container?.querySelector<HTMLElement>(
    `[data-finding="${CSS.escape(id ?? '')}"]`,
  );
  (title?.closest<HTMLElement>('[role="rowheader"]') ?? title)?.focus();
}
