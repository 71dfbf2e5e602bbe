import {
  aReport,
  HOSTILE,
  someFindings,
  textOf,
} from '../__testUtils__/aReport';
import { reportAsHtml } from './html';

const page = () => textOf(reportAsHtml(aReport(), someFindings));

describe('A report as HTML', () => {
  it('loads nothing and runs nothing, whatever names are', async () => {
    const text = await page();
    const document = new DOMParser().parseFromString(text, 'text/html');
    expect(document.querySelectorAll('script, link, img, iframe')).toHaveLength(
      0,
    );
    expect(text).not.toMatch(/\b(src|href|on\w+)=|url\((?!#)|@import/);
    expect(document.body.textContent).toContain(HOSTILE);
    expect(
      document
        .querySelector('meta[http-equiv="Content-Security-Policy"]')
        ?.getAttribute('content'),
    ).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('begins with what was read', async () => {
    const document = new DOMParser().parseFromString(await page(), 'text/html');
    const headings = [...document.querySelectorAll('h2')].map(
      heading => heading.textContent,
    );
    expect(headings[0]).toBe('Coverage');
    expect(headings).toContain('By owner');
    expect(headings).toContain('Accepted risks');
    expect(document.querySelector('ul')?.textContent).toContain(
      'IAM 444455556666',
    );
  });

  it('lists accepted risks with their end, and says when it does not list all', async () => {
    expect(await page()).toContain('2027-01-22 00:00 UTC');
    const many = Array.from({ length: 501 }, () => someFindings[0]);
    expect(await textOf(reportAsHtml(aReport(), many))).toContain(
      '1 more are not listed here',
    );
  });

  it('hatches days that were not read whole', async () => {
    const document = new DOMParser().parseFromString(await page(), 'text/html');
    expect(document.querySelectorAll('svg rect')).toHaveLength(2);
  });

  it('says so where there is nothing', async () => {
    const text = await textOf(reportAsHtml({ ...aReport(), trend: [] }, []));
    expect(text).toContain('No day has been noted yet.');
    expect(text).toContain(
      'No open finding of critical or high in what was read.',
    );
  });
});
