import fs from 'node:fs';
import path from 'node:path';
import { irsaChecks } from './catalogue';
import { runChecks } from './framework/runChecks';
import { UNREAD_CHECK_ID } from './framework/unread';
import { notDetectedChecks } from './notDetected';
import { contextOf, wholeParts } from './__testUtils__/checkParts';

const files = fs
  .readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .map(file => path.basename(file))
  .filter(file => file.startsWith('IRSA-'));
const idsOf = (names: string[]) =>
  names.map(name => /^IRSA-[A-Z]{2}-\d{3}/.exec(name)?.[0]).sort();

describe('the catalogue of checks', () => {
  it('has each check once, from a file of its own with a test of its own', () => {
    const ids = irsaChecks.map(({ id }) => id).sort();
    expect(new Set(ids).size).toBe(ids.length);
    expect(idsOf(files.filter(file => !file.includes('.test.')))).toEqual(ids);
    expect(idsOf(files.filter(file => file.includes('.test.')))).toEqual(ids);
  });

  it('knows every number up to the last of each area, detected or not', () => {
    const last = {
      SA: 17,
      TR: 21,
      TS: 19,
      OP: 11,
      PD: 28,
      PI: 17,
      PM: 12,
      HY: 10,
      LG: 6,
    };
    const wanted = Object.entries(last).flatMap(([area, count]) =>
      Array.from(
        { length: count },
        (_, index) => `IRSA-${area}-${String(index + 1).padStart(3, '0')}`,
      ),
    );
    const known = [
      ...irsaChecks.map(({ id }) => id),
      ...notDetectedChecks.map(({ id }) => id),
      UNREAD_CHECK_ID,
    ];
    expect(known.sort()).toEqual(wanted.sort());
  });

  it('explains others only by checks that there are, and never in a circle', () => {
    const byId = new Map(irsaChecks.map(check => [check.id, check]));
    const visit = (id: string, above: readonly string[]) => {
      expect(above).not.toContain(id);
      const check = byId.get(id);
      expect(check).toBeDefined();
      for (const subsumed of check?.subsumes ?? []) {
        visit(subsumed, [...above, id]);
      }
    };
    irsaChecks.forEach(({ id }) => visit(id, []));
  });

  it.each(irsaChecks.map(check => [check.id, check] as const))(
    '%s is written down whole',
    (_, check) => {
      for (const text of [
        check.what,
        check.why,
        check.howWeKnow,
        check.fix,
        check.verify,
      ]) {
        expect(text).toMatch(/^\S.*\.$/s);
        expect(text).not.toMatch(/!|TODO/);
      }
      expect(check.title).toMatch(/^[A-Z][^.]*$/);
      expect(check.title.length).toBeLessThan(80);
    },
  );

  it('finds little on an estate in which everything works', () => {
    const { findings } = runChecks(contextOf(wholeParts()), irsaChecks);
    expect(
      findings.map(({ checkId, severity }) => [checkId, severity]),
    ).toEqual([
      ['IRSA-PD-022', 'low'],
      ['IRSA-LG-006', 'info'],
    ]);
  });
});
