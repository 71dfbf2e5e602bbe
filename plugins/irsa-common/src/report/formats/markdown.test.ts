import { aReport, textOf } from '../__testUtils__/aReport';
import { reportAsMarkdown } from './markdown';

describe('A report as Markdown', () => {
  it('begins with what was read, and names the source that was not', async () => {
    const text = await textOf(reportAsMarkdown(aReport()));
    expect(text.indexOf('## Coverage')).toBeLessThan(text.indexOf('## Totals'));
    expect(text).toContain('1 of 2 (50 %) sources were read whole and lately');
    expect(text).toContain('IAM 444455556666 (aws:444455556666): not read yet');
  });

  it('has shares with their base', async () => {
    const text = await textOf(reportAsMarkdown(aReport()));
    expect(text).toContain('| 4 | 1 of 4 (25 %) | 2 | 1 | 1 |');
  });

  it('has tables whose rows are as wide as their heads, whatever names are', async () => {
    const text = await textOf(reportAsMarkdown(aReport()));
    const tables = text.split('\n\n').filter(part => part.startsWith('|'));
    expect(tables).toHaveLength(9);
    for (const table of tables) {
      const widths = table
        .trim()
        .split('\n')
        .map(line => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(text).not.toContain('<script>');
  });

  it('says of a day that nothing was noted', async () => {
    const text = await textOf(reportAsMarkdown(aReport()));
    expect(text).toMatch(/\| 2026-11-23 \| not noted \|/);
    expect(text).toMatch(/\| 2026-11-24 \|.*\| aws:444455556666 \|/);
  });
});
