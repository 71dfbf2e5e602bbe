import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The script that brings axe-core into a page. */
export const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What axe finds in a part of a page, each as the rule and its places. The page is opened with `bypassCSP`.
 *
 * @param part - locator of the part; Backstage's own shell is not ours to judge
 */
export async function axeFindings(part) {
  await part.page().evaluate(AXE);
  return part.evaluate(async element => {
    const { violations } = await window.axe.run(element);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`,
    );
  });
}
