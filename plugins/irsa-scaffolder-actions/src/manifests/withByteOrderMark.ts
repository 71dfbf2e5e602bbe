const BYTE_ORDER_MARK = '\uFEFF';

/** Edits a text behind its byte order mark, which stays in front. */
export function withByteOrderMark<T extends { readonly text: string }>(
  existing: string | undefined,
  edit: (text: string | undefined) => T,
): T {
  if (!existing?.startsWith(BYTE_ORDER_MARK)) {
    return edit(existing);
  }
  const edited = edit(existing.slice(BYTE_ORDER_MARK.length));
  return { ...edited, text: `${BYTE_ORDER_MARK}${edited.text}` };
}
