/** Whether the page is in light or in dark. */
export const coloursOf = page =>
  page.evaluate(() => document.body.dataset.themeMode);

/** Shows the page in light or in dark, as the settings of the reader's machine do. */
export async function setColours(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    expected => document.body.dataset.themeMode === expected,
    colorScheme,
  );
}

/** Ends every transition at once, so that no colour is measured on its way. */
export async function endTransitions(page) {
  await page.addStyleTag({
    content:
      '*, *::before, *::after { transition: none !important; animation: none !important; }',
  });
}
