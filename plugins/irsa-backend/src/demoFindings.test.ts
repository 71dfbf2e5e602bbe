import { demoReport } from './__testUtils__/demoReport';
import { writeFileSync } from 'node:fs';

it('explores', async () => {
  const report = await demoReport('2026-11-24T00:00:00Z');
  const by: Record<string, string[]> = {};
  for (const f of report.findings) {
    for (const ref of f.entityRefs.length ? f.entityRefs : ['none']) {
      (by[ref] ??= []).push(
        `${f.severity} ${f.state} ${f.checkId} ${f.subject.ref} -- ${f.message}` + (f.consequences.length ? ` [[${f.consequences.map(c => c.ref)}]]`:'') + (f.state === 'unknown' ? ' ' + f.waiting?.checks.join() : ''),
      );
    }
  }
  writeFileSync('/work/tmp/stories/explore.txt', Object.entries(by).sort().map(([k, v]) => `${k}\n  ${v.join('\n  ')}`).join('\n'));
  writeFileSync('/work/tmp/stories/explore.json', JSON.stringify(report, null, 1));
});
