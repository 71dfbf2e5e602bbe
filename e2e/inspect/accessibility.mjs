import { AXE } from '../axe.mjs';
import { coloursOf, setColours } from './colours.mjs';

/** What axe-core finds in Backstage's own frame around every page: its rule, and the elements. */
export const SHELL_VIOLATIONS = [
  {
    // The name of the link to the start page does not contain the name of the company that is shown in it.
    rule: 'label-content-name-mismatch',
    selector: 'a[aria-label="Home"]',
  },
  {
    // The header of a page is in no landmark.
    rule: 'region',
    selector:
      '.bui-PluginHeaderToolbarName, .bui-PluginHeaderToolbarName *, .bui-Tabs',
  },
  {
    // A tab of a page names a panel that is not there.
    rule: 'aria-valid-attr-value',
    selector: '.bui-Tabs a.bui-Tab',
  },
  {
    // The graph of the catalog, beside the card, says nothing while it is loading.
    rule: 'aria-progressbar-name',
    selector: '.MuiCircularProgress-root',
  },
];

/** What axe-core finds on a page, in words, beside what is Backstage's. */
async function violations(page) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) {
    await page.evaluate(AXE);
  }
  return page.evaluate(async shell => {
    const { violations: found } = await window.axe.run(document, {
      resultTypes: ['violations'],
    });
    const isOfShell = (rule, target) =>
      shell.some(
        each =>
          each.rule === rule &&
          document.querySelector(target)?.matches(each.selector),
      );
    return found.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target }) => !isOfShell(id, target.join(' ')))
        .map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  }, SHELL_VIOLATIONS);
}

/**
 * What axe-core finds on a page in light and in dark, beside what is Backstage's.
 *
 * @param shown - a text of the state to look at, which the page is in again soon after its colours have changed
 */
export async function violationsInBothColours(page, shown) {
  const now = await coloursOf(page);
  const found = [];
  for (const colours of [now, now === 'dark' ? 'light' : 'dark']) {
    await setColours(page, colours);
    await page.getByText(shown).first().waitFor();
    found.push(
      ...(await violations(page)).map(text => `In ${colours}, ${text}`),
    );
  }
  return found;
}
