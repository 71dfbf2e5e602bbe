/**
 * Writes a text to the clipboard.
 *
 * @throws Error when the browser refuses.
 */
export async function writeToClipboard(text: string): Promise<void> {
  // Browsers offer the clipboard API only to pages from https or localhost, and many portals inside a company are neither.
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const active = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.appendChild(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (active instanceof HTMLElement) {
    active.focus();
  }
  if (!copied) {
    throw new Error('The browser did not copy the text');
  }
}
